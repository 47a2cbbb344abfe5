"""Telling a story from the boilerplate around it by shallow features of its lines and a small forest of trees."""
