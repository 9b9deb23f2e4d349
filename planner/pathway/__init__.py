"""What a pathway is: stages, claims and help lines; frozen, without files."""
