//! The HTML page: what it links to, what it lets in, and what a browser makes of it.

mod browser;
mod hostile;
mod language;
mod links;
mod seen;
