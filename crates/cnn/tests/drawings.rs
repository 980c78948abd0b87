//! The drawings of the page on deep nets show what is built.

#[allow(dead_code)]
#[path = "../examples/drawn_blocks.rs"]
mod drawn_blocks;

#[allow(dead_code)]
#[path = "../examples/drawn_vgg.rs"]
mod drawn_vgg;

use cnn::arch::{fashion, vgg13};
use drawn_blocks::{Block, Part, blocks};

/// A lane as text, layer by layer; a star is ReLU.
fn written(parts: &[Part]) -> String {
    let part = |Part { text: (first, second), relu }: &Part| {
        format!("{first} {second}{}", if *relu { "*" } else { "" }).trim_end().to_owned()
    };
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

fn lanes(block: &Block) -> Vec<String> {
    block.lanes.iter().map(|(_, parts)| written(parts)).collect()
}

/// Convolutions have O (K² C + 1) parameters, dense layers m (n + 1).
#[test]
fn blocks_are_drawn_as_they_are_built() {
    let all = blocks();
    let titles: Vec<_> = all.iter().map(|block| block.title).collect();
    let expected = [
        "VGG, a stack",
        "side classifier",
        "Inception",
        "residual",
        "highway",
        "depthwise separable",
    ];
    assert_eq!(titles, expected);
    let same = 64 * (9 * 64 + 1);

    assert_eq!(lanes(&all[0]), ["3 × 3 64*, 3 × 3 64*, 2 × 2 max"]);
    assert_eq!(all[0].parameters, 2 * same);

    assert_eq!(written(&all[1].stem), "3 × 3 8*");
    assert_eq!(lanes(&all[1]), ["3 × 3 8*, mean, dense 10", "mean, dense 10"]);
    assert_eq!(all[1].parameters, 8 * 10 + (8 * 73 + 90) + 90);
    assert_eq!(all[1].meet, "cost of main + 0.3 · cost of side");

    let branches =
        ["1 × 1 64*", "1 × 1 96*, 3 × 3 128*", "1 × 1 16*, 5 × 5 32*", "3 × 3 max, 1 × 1 32*"];
    assert_eq!(lanes(&all[2]), branches);
    let (one, three) = (64 * 193, 96 * 193 + 128 * (9 * 96 + 1));
    let (five, pool) = (16 * 193 + 32 * (25 * 16 + 1), 32 * 193);
    assert_eq!(all[2].parameters, one + three + five + pool);

    assert_eq!(lanes(&all[3]), ["3 × 3 64*, 3 × 3 64", ""]);
    assert_eq!(all[3].parameters, 2 * same);

    assert_eq!(lanes(&all[4]), ["3 × 3 64*", "3 × 3 64", ""]);
    assert_eq!(all[4].parameters, 2 * same);

    assert_eq!(lanes(&all[5]), ["3 × 3 each of 64, 1 × 1 64"]);
    assert_eq!(all[5].parameters, 64 * (9 + 1) + 64 * (64 + 1));
}

/// No layer with parameters is left out, and the heights are those of the lectures.
#[test]
fn nets_are_drawn_with_all_that_they_learn() {
    for (plan, sides, dense, share) in [
        (vgg13(), &[224, 112, 56, 28, 14, 7][..], &[4096, 4096][..], 93.0),
        (fashion(), &[28, 14, 7, 3], &[128, 64, 10], 21.0),
    ] {
        let layers = drawn_vgg::layers(&plan);
        let drawn: usize = layers.iter().map(|layer| layer.parameters).sum();
        assert_eq!(drawn, plan.summary().unwrap().parameters());
        let (rows, maps): (Vec<_>, Vec<_>) =
            layers.iter().partition(|layer| layer.name == "dense layer");
        let mut heights: Vec<usize> = maps.iter().map(|layer| layer.side).collect();
        heights.dedup();
        assert_eq!(heights, sides);
        assert_eq!(rows.iter().map(|layer| layer.many).collect::<Vec<_>>(), dense);
        assert_eq!(drawn_vgg::share_of_dense(&layers).round(), share);
    }
}
