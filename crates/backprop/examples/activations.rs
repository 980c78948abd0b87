//! Every activation with its derivative.

use backprop::Activation;
use plot::{Axis, Chart, Figure};

fn panel(name: &str, f: Activation) -> Chart<'static> {
    let points = |of: &dyn Fn(f64) -> f64| {
        // A break at 0, where some of them leap.
        let z = (-80..=80).map(|i| f64::from(i) / 20.0);
        let z = z.flat_map(|z| if z == 0.0 { vec![-1e-9, f64::NAN, 1e-9] } else { vec![z] });
        z.map(|z| (z, of(z))).collect::<Vec<_>>()
    };
    Chart::new(Axis::new("z").range(-4.0, 4.0), Axis::new("").range(-2.0, 3.0))
        .title(name.to_owned())
        .height(120.0)
        .line("f", points(&|z| f.apply(z)))
        .line("f′", points(&|z| f.derivative(z, f.apply(z))))
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "Which activations lose their slope? Logistic, tanh and arctan on both sides; softplus, ReLU, ELU \
         and SELU on the left; the step everywhere. The identity and the leaky ReLU lose it nowhere.",
        "Ten panels over net inputs from −4 to 4, each with a function and its derivative. The logistic \
         function, tanh and arctan are S-shaped and their derivatives bells. ReLU, leaky ReLU, ELU, SELU \
         and softplus rise without end on the right. The derivative of the step is zero.",
    )
    .columns(3)
    .panel(panel("identity", Activation::Identity))
    .panel(panel("step", Activation::Step))
    .panel(panel("logistic", Activation::Logistic { beta: 1.0 }))
    .panel(panel("tanh", Activation::Tanh { beta: 1.0 }))
    .panel(panel("arctan", Activation::Arctan))
    .panel(panel("softplus", Activation::Softplus))
    .panel(panel("ReLU", Activation::Relu))
    .panel(panel("leaky ReLU, 0.1", Activation::LeakyRelu { slope: 0.1 }))
    .panel(panel("ELU", Activation::Elu { alpha: 1.0 }))
    .panel(panel("SELU", Activation::Selu))
    .save("activations")
}
