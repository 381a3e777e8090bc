//! Damaged files give faults, never a panic.
