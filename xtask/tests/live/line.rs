//! How many points lie on the board.

use adder::Adder;
use live::{Action, Address, Board, Declaration, Figure, Points, Scene, number};

live::export!(Count);

const BOARD: Board = Board {
    label: "Points",
    axes: ["x", "y"],
    range: [(0.0, 1.0), (0.0, 1.0)],
    ticks: [&[], &[]],
    stride: 0.1,
    open: true,
    classes: &["one"],
};

struct Count(Points);

impl Figure for Count {
    fn declaration() -> Declaration {
        Declaration { title: "A count", board: BOARD, groups: Vec::new(), interval: 100 }
    }

    fn start() -> Self {
        Self(Points::new(BOARD, 9))
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut count = Self::start();
        count.0.read(address)?;
        Ok(count)
    }

    fn address(&self) -> Address {
        self.0.write(Address::default())
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        self.0.act(action).map(|_| ())
    }

    fn scene(&self) -> Scene {
        let mut sum = Adder::default();
        for _ in self.0.all() {
            sum.add(1.0);
        }
        Scene { status: number(sum.add(0.0)), ..Scene::default() }
    }
}
