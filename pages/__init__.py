"""Answers as pages, of HTML and pictures: the same whether they are served or published."""
