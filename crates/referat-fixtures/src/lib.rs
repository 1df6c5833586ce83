//! Sandved Kommune, a made-up municipality: demo, tests, screenshots.
