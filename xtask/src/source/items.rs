//! What the Rust parser knows of a file.

use proc_macro2::Span;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::Path;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, TraitItem, Visibility};

use crate::problem::Problem;

/// An `impl` or a `trait`, which a listing of a part of it brings along.
#[derive(Clone, Debug)]
pub struct Block {
    /// From `impl` to its opening brace.
    pub header: RangeInclusive<usize>,
    /// The line of its closing brace.
    pub end: usize,
}

/// The items of one file.
#[derive(Default)]
pub struct Items {
    /// In order of their beginnings.
    pub blocks: Vec<Block>,
    /// Lines of `use`, which a listing folds.
    pub uses: BTreeSet<usize>,
    /// Lines of tests, `use`, `mod`, `extern crate` and attributes.
    pub exempt: BTreeSet<usize>,
    /// Names and lines of public items and methods.
    pub public: Vec<(String, usize)>,
    /// Every item and method with the lines it takes.
    named: Vec<(String, RangeInclusive<usize>)>,
}

impl Items {
    /// Parses `text`; a file that does not parse is a problem.
    pub fn parse(file: &Path, text: &str, problems: &mut Vec<Problem>) -> Self {
        let mut items = Self::default();
        match syn::parse_file(text) {
            Ok(parsed) => items.visit_file(&parsed),
            Err(error) => {
                let line = error.span().start().line;
                problems.push(Problem::new(file, line, format!("does not parse: {error}")));
            }
        }
        items
    }

    /// The names of the items that begin in `lines`: at most three, the rest as an ellipsis.
    pub fn named_in(&self, lines: &RangeInclusive<usize>) -> Option<String> {
        let inside = self.named.iter().filter(|(_, taken)| lines.contains(taken.start()));
        let mut outermost: Vec<&(String, RangeInclusive<usize>)> = Vec::new();
        for item in inside {
            if !outermost.iter().any(|(_, taken)| taken.end() >= item.1.end()) {
                outermost.push(item);
            }
        }
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in outermost {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        match names.len() {
            0 => None,
            1..=3 => Some(names.join(", ")),
            _ => Some(format!("{}, …", names[..3].join(", "))),
        }
    }

    fn exempt(&mut self, span: Span) {
        self.exempt.extend(span.start().line..=span.end().line);
    }

    fn name(&mut self, name: String, span: Span, public: Option<(String, usize)>) {
        let lines = span.start().line..=span.end().line;
        self.public.extend(public);
        self.named.push((name, lines));
    }

    fn block(&mut self, from: Span, braces: &syn::token::Brace) {
        let header = from.start().line..=braces.span.open().end().line;
        self.blocks.push(Block { header, end: braces.span.close().start().line });
    }
}

/// Whether an item is compiled for tests alone: `#[test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Meta>().is_ok_and(|meta| demands_test(&meta)))
    })
}

fn demands_test(condition: &syn::Meta) -> bool {
    match condition {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) if list.path.is_ident("all") => list
            .parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated)
            .is_ok_and(|conditions| conditions.iter().any(demands_test)),
        _ => false,
    }
}

fn type_name(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => {
            path.path.segments.last().map_or_else(String::new, |last| last.ident.to_string())
        }
        syn::Type::Reference(reference) => type_name(&reference.elem),
        _ => String::from("_"),
    }
}

/// A public item's name and the line it stands on.
fn public(visibility: &Visibility, name: &syn::Ident) -> Option<(String, usize)> {
    let place = || (name.to_string(), name.span().start().line);
    matches!(visibility, Visibility::Public(_)).then(place)
}

impl<'ast> Visit<'ast> for Items {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if !attribute.path().is_ident("doc") {
            self.exempt(attribute.span());
        }
    }

    fn visit_item(&mut self, item: &'ast Item) {
        let span = item.span();
        match item {
            Item::Use(_) => {
                self.uses.extend(span.start().line..=span.end().line);
                return self.exempt(span);
            }
            Item::ExternCrate(_) => return self.exempt(span),
            Item::Mod(module) if module.content.is_none() || is_test(&module.attrs) => {
                return self.exempt(span);
            }
            Item::Fn(f) if is_test(&f.attrs) => return self.exempt(span),
            Item::Fn(f) => self.name(f.sig.ident.to_string(), span, public(&f.vis, &f.sig.ident)),
            Item::Struct(s) => self.name(s.ident.to_string(), span, public(&s.vis, &s.ident)),
            Item::Enum(e) => self.name(e.ident.to_string(), span, public(&e.vis, &e.ident)),
            Item::Type(t) => self.name(t.ident.to_string(), span, public(&t.vis, &t.ident)),
            Item::Const(c) => self.name(c.ident.to_string(), span, public(&c.vis, &c.ident)),
            Item::Static(s) => self.name(s.ident.to_string(), span, public(&s.vis, &s.ident)),
            Item::Trait(t) => {
                self.name(t.ident.to_string(), span, public(&t.vis, &t.ident));
                self.block(t.trait_token.span(), &t.brace_token);
                for item in &t.items {
                    if let TraitItem::Fn(f) = item {
                        let name = format!("{}::{}", t.ident, f.sig.ident);
                        let public = public(&t.vis, &f.sig.ident);
                        self.name(name, f.span(), public);
                    }
                }
            }
            Item::Impl(i) if is_test(&i.attrs) => return self.exempt(span),
            Item::Impl(i) => {
                let ty = type_name(&i.self_ty);
                // An inherent `impl` is named by its methods.
                if let Some((path, _)) = &i.trait_ {
                    let last = path.segments.last().map(|last| last.ident.to_string());
                    let name = format!("{} for {ty}", last.unwrap_or_default());
                    self.name(name, span, None);
                }
                self.block(i.impl_token.span(), &i.brace_token);
                for item in &i.items {
                    match item {
                        ImplItem::Fn(f) => {
                            let name = format!("{ty}::{}", f.sig.ident);
                            let public = public(&f.vis, &f.sig.ident);
                            self.name(name, f.span(), public);
                        }
                        ImplItem::Const(c) => {
                            let name = format!("{ty}::{}", c.ident);
                            let public = public(&c.vis, &c.ident);
                            self.name(name, c.span(), public);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        visit::visit_item(self, item);
    }
}
