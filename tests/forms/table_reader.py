"""Reads CSV and workbook back with the csv module and openpyxl."""

import csv
import io
from datetime import datetime
from typing import Any

import openpyxl

from planner.forms.order import Order
from planner.forms.table.table import FORM_CSV, FORM_XLSX


def csv_lines(order: Order) -> list[list[str]]:
    text = FORM_CSV.render(order).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def workbook(order: Order) -> Any:
    return openpyxl.load_workbook(io.BytesIO(FORM_XLSX.render(order)))


def sheet_lines(sheet: Any) -> list[list[Any]]:
    """The cells of a sheet, as what they are; a date that was a day is a day again."""
    return [
        [cell.value.date() if isinstance(cell.value, datetime) else cell.value for cell in line]
        for line in sheet.iter_rows()
    ]
