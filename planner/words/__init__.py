"""Timeline -> sentences, the DataFrame, the captions, and the steps of a talk."""
