//! Live figures: a file of a crate, compiled to WebAssembly, that runs in the page.
//!
//! `{{#live perceptron/line}}` is `crates/perceptron/live/line.rs`, which runs, and the figure that
//! `crates/perceptron/examples/line.rs` draws, which is shown where nothing runs: without scripts,
//! without a compiler for WebAssembly, on paper. The book has to open from the file system, where a page
//! can fetch nothing; so the module stands as text in a script of its own.

mod module;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::expand::{Expander, link};
use super::figure::Parts;
use crate::chapter::{Chapter, Example, Kind};
use crate::problem::Problem;
use crate::setup::Setup;
use crate::verify::figure_path;
use crate::wasm::{ADVICE, Compiler};
use crate::workspace::Workspace;

/// The modules of all live figures that could be built.
#[derive(Default)]
pub struct Modules(BTreeMap<Example, Vec<u8>>);

impl Modules {
    /// Builds the modules that the chapters show, or takes them from the last build.
    pub fn build(
        workspace: &Workspace,
        setup: &Setup,
        chapters: &[Chapter],
        problems: &mut Vec<Problem>,
    ) -> Result<Self> {
        let mut modules = Self::default();
        let mut compiler = None;
        for (chapter, line, figure) in shown(chapters) {
            let mut problem =
                |message: String| problems.push(Problem::new(&chapter.file, line, message));
            let file = source(figure);
            if !workspace.root.join(&file).is_file() {
                problem(format!("there is no live figure {}", file.display()));
                continue;
            }
            let key = module::key(workspace, figure)?;
            let bytes = match module::kept(workspace, figure, &key) {
                Some(bytes) => bytes,
                None => {
                    if compiler.is_none() {
                        match Compiler::find(workspace)? {
                            Ok(None) => eprintln!("live figures stand still: {ADVICE}"),
                            Ok(found) => compiler = found,
                            Err(error) => problem(format!("live figure {figure}: {error}")),
                        }
                    }
                    // Looked for again at the next figure, of which there are few.
                    let Some(compiler) = compiler else { continue };
                    match module::compile(workspace, setup, compiler, figure, &key)? {
                        Ok(bytes) => bytes,
                        Err(error) => {
                            problem(format!("live figure {figure} does not build:\n{error}"));
                            continue;
                        }
                    }
                }
            };
            match module::check(&bytes) {
                Ok(()) => {
                    modules.0.insert(figure.clone(), bytes);
                }
                Err(message) => problem(format!("live figure {figure} {message}")),
            }
        }
        Ok(modules)
    }

    /// Writes a script for each module under `folder`.
    pub fn write(&self, folder: &Path) -> Result<()> {
        for (figure, bytes) in &self.0 {
            let path = folder.join(script(figure));
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            let text = format!(
                "(self.lecternModules ??= {{}})[\"{figure}\"] = \"{}\";\n",
                STANDARD.encode(bytes)
            );
            fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        }
        Ok(())
    }

    /// The figure on the page of `chapter`: the picture, and what `live.js` needs to bring it to life.
    pub fn html(
        &self,
        expander: &Expander,
        chapter: &Chapter,
        figure: &Example,
    ) -> Result<String, String> {
        let path = figure_path(expander.workspace, chapter, figure);
        let svg = fs::read_to_string(&path).map_err(|error| {
            format!("{}: {error}", expander.workspace.relative(&path).display())
        })?;
        let parts = Parts::read(&svg)?;
        let module = if self.0.contains_key(figure) {
            format!(" data-module=\"{}\"", script(figure).replace('\\', "/"))
        } else {
            String::new()
        };
        let shown = format!("{}/live/{}.rs", figure.package, figure.name);
        Ok(format!(
            "<figure class=\"picture live\" id=\"figure-{name}\" data-live=\"{figure}\"{module}>\n\
             <div class=\"still\">\n{svg}\n</div>\n<figcaption>{caption} \
             <span class=\"source\"><a href=\"{link}\"><code>{shown}</code></a></span></figcaption>\n</figure>\n",
            name = figure.name,
            svg = parts.inline(),
            caption = parts.caption,
            link = link(chapter, &shown, 1),
        ))
    }
}

/// Every live figure of the book: its chapter, its line, itself.
fn shown(chapters: &[Chapter]) -> impl Iterator<Item = (&Chapter, usize, &Example)> {
    chapters.iter().flat_map(|chapter| {
        chapter.directives.iter().filter_map(move |directive| match &directive.kind {
            Kind::Live(figure) => Some((chapter, directive.line, figure)),
            _ => None,
        })
    })
}

/// Where the figure's program is, relative to the root.
fn source(figure: &Example) -> PathBuf {
    Path::new("crates").join(&figure.package).join("live").join(format!("{}.rs", figure.name))
}

/// Where the module's script is, relative to the book.
fn script(figure: &Example) -> String {
    format!("live/{}-{}.js", figure.package, figure.name)
}
