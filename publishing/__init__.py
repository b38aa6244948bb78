"""The record as a folder of files, for any web server or archive: written anew where it changed."""
