//! Tagged sentences from a small grammar (DAT-14).

use crate::conllu::{Sentence, Tag, Token};
use ndarray_rand::rand::seq::IndexedRandom;
use tensor::Rng;

/// One symbol a line with its alternatives, all equally likely; a word carries its tag. No symbol
/// comes back to itself, so every sentence ends.
const GRAMMAR: &str = "\
Sentence = Clause ./PUNCT | Clause ./PUNCT | Clause ,/PUNCT Join Clause ./PUNCT
 | well/INTJ ,/PUNCT Clause ./PUNCT | Modal One Do ?/PUNCT | Modal Many Do ?/PUNCT
Join = and/CCONJ | but/CCONJ | while/SCONJ
Clause = Event | Event | Event | One Says that/SCONJ Event
Says = said/VERB | thought/VERB | felt/VERB | saw/VERB
Event = One Did | One Does | One Modal Do | Many Modal Do | Many Did | Many Do | That
That = that/PRON was/AUX Quality | that/PRON Modal Act Object
Did = Acted Object | Acted Object Place | Went How | Went Place | Went to/PART Do
Does = Acts Object | Acts Object Place | is/AUX Quality | wants/VERB to/PART Do
Do = Act Object | Act Object Place | Rest | Rest How | Rest Place
Object = Name | Single | Plural | them/PRON | her/PRON
One = Name | she/PRON | Single | Single
Many = they/PRON | Plural | Plural
Single = Which Thing | Which Quality Thing | Which Thing Place
Plural = Number Things | the/DET Things | the/DET Quality Things
Place = to/ADP Spot | round/ADP Spot | by/ADP Spot | like/ADP Spot | with/ADP Name
Spot = Which Thing | the/DET Quality Thing | the/DET Things
Name = Ada/PROPN | Max/PROPN | Rosa/PROPN | Tom/PROPN
Which = the/DET | the/DET | a/DET | that/DET | her/PRON
Number = two/NUM | three/NUM | ten/NUM
Quality = left/ADJ | light/ADJ | round/ADJ | back/ADJ | fast/ADJ | small/ADJ | red/ADJ
How = back/ADV | fast/ADV | well/ADV | often/ADV
Modal = can/AUX | will/AUX | might/AUX | must/AUX
Acted = saw/VERB | felt/VERB | left/VERB | found/VERB | painted/VERB
Went = walked/VERB | went/VERB | left/VERB | came/VERB
Act = watch/VERB | cook/VERB | guard/VERB | plant/VERB | paint/VERB | book/VERB | can/VERB
 | light/VERB | like/VERB | find/VERB
Acts = watches/VERB | cooks/VERB | guards/VERB | plants/VERB | books/VERB | cans/VERB | lights/VERB
 | likes/VERB | finds/VERB
Rest = fish/VERB | duck/VERB | walk/VERB | cook/VERB | watch/VERB | fall/VERB
Thing = fish/NOUN | duck/NOUN | watch/NOUN | cook/NOUN | guard/NOUN | plant/NOUN | book/NOUN
 | can/NOUN | light/NOUN | saw/NOUN | well/NOUN | walk/NOUN | paint/NOUN | felt/NOUN | will/NOUN
 | dog/NOUN | garden/NOUN | river/NOUN
Things = fish/NOUN | ducks/NOUN | watches/NOUN | cooks/NOUN | guards/NOUN | plants/NOUN
 | books/NOUN | cans/NOUN | lights/NOUN | dogs/NOUN | gardens/NOUN
";

/// `n` sentences of a small English: 75 words, and 15 of the 17 tags of Universal Dependencies.
///
/// Of the words, 29 have more than one tag, as in *the cook can watch her watch*. A tagger that knows
/// the word alone errs on at least 16 % of the tokens, one that knows the tag before it on 3 %. A
/// sentence has 3 to 57 tokens, 9 on average. Names alone are capitalised, and there are no lemmas.
pub fn sentences(n: usize, rng: &mut Rng) -> Vec<Sentence> {
    let rules = rules();
    let sentence = |_| {
        let mut sentence = Sentence::new();
        expand("Sentence", &rules, rng, &mut sentence);
        sentence
    };
    (0..n).map(sentence).collect()
}

/// A symbol and its alternatives, each a row of symbols and tagged words.
type Rule = (&'static str, Vec<Vec<&'static str>>);

/// The grammar, taken apart.
fn rules() -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in GRAMMAR.lines() {
        let alternatives = match line.split_once(" = ") {
            Some((symbol, alternatives)) => {
                rules.push((symbol, Vec::new()));
                alternatives
            }
            None => line.trim_start_matches(" | "),
        };
        let (_, all) = rules.last_mut().expect("the first line of the grammar has a symbol");
        all.extend(alternatives.split(" | ").map(|row| row.split(' ').collect()));
    }
    rules
}

/// Appends what one of the symbol's alternatives, taken at random, comes to.
fn expand(symbol: &str, rules: &[Rule], rng: &mut Rng, sentence: &mut Sentence) {
    if let Some((form, name)) = symbol.split_once('/') {
        let tag = Tag::ALL.into_iter().find(|tag| tag.name() == name);
        let tag = tag.expect("every word of the grammar has a tag");
        return sentence.push(Token { form: form.into(), lemma: "_".into(), tag });
    }
    let rule = rules.iter().find(|(name, _)| *name == symbol);
    let (_, alternatives) = rule.expect("every symbol of the grammar has a line");
    for part in alternatives.choose(rng).expect("every line has an alternative") {
        expand(part, rules, rng, sentence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use tensor::Streams;

    fn draw(n: usize, seed: u64) -> Vec<Sentence> {
        sentences(n, &mut Streams::new(seed).stream("sentences"))
    }

    /// Lengths of the shortest and the longest row of words that a symbol comes to.
    fn lengths(symbol: &str, rules: &[Rule], above: &mut Vec<String>) -> (usize, usize) {
        if symbol.contains('/') {
            return (1, 1);
        }
        assert!(!above.iter().any(|name| name == symbol), "{symbol} comes back to itself");
        above.push(symbol.into());
        let (_, alternatives) = rules.iter().find(|(name, _)| *name == symbol).expect(symbol);
        let (mut shortest, mut longest) = (usize::MAX, 0);
        for row in alternatives {
            let parts: Vec<_> = row.iter().map(|part| lengths(part, rules, above)).collect();
            shortest = shortest.min(parts.iter().map(|part| part.0).sum());
            longest = longest.max(parts.iter().map(|part| part.1).sum());
        }
        above.pop();
        (shortest, longest)
    }

    #[test]
    fn every_sentence_ends_after_3_to_57_tokens() {
        assert_eq!(lengths("Sentence", &rules(), &mut Vec::new()), (3, 57));
        let drawn = draw(1000, 1);
        assert!(drawn.iter().all(|sentence| (3..=57).contains(&sentence.len())));
        let mean = drawn.iter().map(Vec::len).sum::<usize>() as f64 / 1000.0;
        assert_eq!(mean.round(), 9.0);
    }

    #[test]
    fn of_75_words_29_have_more_than_one_of_15_tags() {
        let mut tags: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for token in draw(10_000, 1).concat() {
            tags.entry(token.form).or_default().insert(token.tag);
        }
        assert_eq!(tags.len(), 75);
        assert_eq!(tags.values().filter(|tags| tags.len() > 1).count(), 29);
        assert_eq!(tags.values().flatten().collect::<BTreeSet<_>>().len(), 15);
        assert_eq!(tags["can"], [Tag::Aux, Tag::Noun, Tag::Verb].into());
    }

    /// The share of tokens that the most frequent tag of a key gets wrong.
    fn errors<K: Ord>(sentences: &[Sentence], key: impl Fn(&Sentence, usize) -> K) -> f64 {
        let mut counts: BTreeMap<K, [usize; 17]> = BTreeMap::new();
        for sentence in sentences {
            for (i, token) in sentence.iter().enumerate() {
                counts.entry(key(sentence, i)).or_default()[token.tag as usize] += 1;
            }
        }
        let (mut wrong, mut all) = (0, 0);
        for tags in counts.values() {
            all += tags.iter().sum::<usize>();
            wrong += tags.iter().sum::<usize>() - tags.iter().max().unwrap();
        }
        wrong as f64 / all as f64
    }

    #[test]
    fn the_word_alone_errs_and_the_tag_before_it_helps() {
        let drawn = draw(20_000, 1);
        let alone = errors(&drawn, |s, i| s[i].form.clone());
        let before = |s: &Sentence, i: usize| i.checked_sub(1).map(|i| s[i].tag);
        let beside = errors(&drawn, |s, i| (s[i].form.clone(), before(s, i)));
        assert_eq!((100.0 * alone).round(), 16.0, "{alone}");
        assert_eq!((100.0 * beside).round(), 3.0, "{beside}");
    }

    #[test]
    fn sentences_read_like_english() {
        let read = |sentence: &Sentence| {
            sentence.iter().map(|token| token.form.as_str()).collect::<Vec<_>>().join(" ")
        };
        let drawn: Vec<_> = draw(3, 7).iter().map(read).collect();
        assert_eq!(
            drawn,
            [
                "can the book walk ?",
                "might the red ducks cook to the fast watch ?",
                "she said that the round cooks went like the red will ."
            ]
        );
    }

    #[test]
    fn the_same_seed_gives_the_same_sentences() {
        assert_eq!(draw(20, 1), draw(20, 1));
        assert_ne!(draw(20, 1), draw(20, 2));
    }
}
