//! Parts of speech.

/// A part of speech, one of the 17 of Universal Dependencies (UPOS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Adjective.
    Adj,
    /// Adposition: *in*, *to*, *during*.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary: *is*, *has*, *will*.
    Aux,
    /// Coordinating conjunction: *and*, *or*.
    Cconj,
    /// Determiner: *the*, *this*, *no*.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: *not*, *'s*, *to* before a verb.
    Part,
    /// Pronoun.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction: *that*, *if*.
    Sconj,
    /// Symbol: *$*, *:)*.
    Sym,
    /// Verb.
    Verb,
    /// Something else: foreign, typing errors.
    X,
}

impl Tag {
    /// All of them, in alphabetical order; `tag as usize` is its place here.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// How files write it: `PROPN`.
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }
}

/// The tags as files write them, in the order of [`Tag::ALL`].
const NAMES: [&str; 17] = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_tags() {
        for (i, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, i);
            assert_eq!(tag.name(), format!("{tag:?}").to_uppercase());
        }
    }
}
