"""What is data: word lists, models, icons and style, each made thing beside the program that makes it."""
