"""The screen: it shows nouns and asks the Library. No SQL, no parsing, no rule of language."""
