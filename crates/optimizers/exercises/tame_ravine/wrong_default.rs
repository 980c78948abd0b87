//! Fails `sixty_steps_are_enough`: what programs set when nobody sets anything.

pub fn settings(_along: f64, _across: f64) -> (f64, f64) {
    (0.01, 0.9)
}
