// ANCHOR: crate
//! What surrounds the gradient: data, splits, loops, regularisation, and finding faults.

mod error;
mod coding;
mod scaler;
mod encoder;
mod series;
mod description;
mod width;
mod source;
mod score;
mod curves;
mod callback;
mod trainer;
mod divergence;
mod checkpoint;
mod validation;
mod rates;
mod overfit;
mod watch;
mod signal;
mod diagnosis;
mod finding;
mod search;
// ANCHOR_END: crate
// ANCHOR: overfitting
mod early_stopping;
mod penalty;
mod activity;
mod dropout;
mod drop_connect;
mod affine;
mod pixels;
mod augment;
mod prune;
mod frozen;
mod drift;
// ANCHOR_END: overfitting
// ANCHOR: validation
mod split;
mod folds;
mod least_squares;
mod bootstrap;
// ANCHOR_END: validation

pub use activity::Activity;
pub use affine::{Affine, warp};
pub use augment::{Augment, Augmented};
pub use bootstrap::{Resample, error_632, resample};
pub use callback::{Callback, Callbacks};
pub use checkpoint::Checkpoint;
pub use coding::{LabelCode, OneHot};
pub use curves::{Curves, Record};
pub use description::{Summary, class_counts, describe};
pub use diagnosis::{Diagnosis, diagnose};
pub use divergence::{Diverged, Place};
pub use drift::{test_then_learn, turning_classes};
pub use drop_connect::DropConnect;
pub use dropout::{Dropout, thinned};
pub use early_stopping::EarlyStopping;
pub use encoder::{Column, Encoder};
pub use error::Error;
pub use finding::Finding;
pub use folds::{Fold, k_fold, leave_one_out, stratified_k_fold};
pub use frozen::{Frozen, split_at};
pub use least_squares::leave_one_out_error;
pub use overfit::{Overfit, overfit_small};
pub use penalty::{Group, Norm, Penalty};
pub use pixels::{add_noise, blur, brighten};
pub use prune::{Pruning, sensitivity};
pub use rates::{Clip, OnPlateau, Scheduled};
pub use scaler::{Scaler, unit_norm};
pub use score::{Score, evaluate};
pub use search::{Span, Trial, grid_search, random_search};
pub use series::{accumulate, changes, windows};
pub use signal::{Signal, signals};
pub use source::{Set, Source, Targets};
pub use split::Split;
pub use trainer::{Ending, Plan, Trainer};
pub use validation::Validation;
pub use watch::{Pulse, Watch};
pub use width::{arithmetic_width, geometric_width};
