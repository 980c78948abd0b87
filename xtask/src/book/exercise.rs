//! An exercise on the page: the task, the stub, the command, and the answer, folded.

use std::fmt::Write;

use super::expand::{Expander, caption, fence};
use super::lint;
use crate::chapter::{Chapter, Example};
use crate::exercise::{Exercise, number};
use crate::problem::Problem;
use crate::source::MOST_LINES;

impl Expander<'_> {
    /// The Markdown of the exercise `place`; what is wrong with its task goes to `problems`.
    pub fn exercise(
        &self,
        chapter: &Chapter,
        place: &Example,
        problems: &mut Vec<Problem>,
    ) -> Result<String, String> {
        let exercise = self.verified.exercises.get(place).ok_or("the exercise is gone")?;
        let number = number(&self.verified.chapters, place).ok_or("the exercise has no number")?;
        let task = self.task(chapter, exercise, problems)?;
        let (stub, answer) = (self.code(exercise, "stub")?, self.code(exercise, "answer")?);
        let caption = |name: &str| {
            let file = format!("{}/exercises/{}/{name}.rs", place.package, place.name);
            caption(chapter, &file, 1, None)
        };
        let mut solved = String::new();
        if let Some(lines) = self.verified.exercises.printed.get(place).filter(|l| !l.is_empty()) {
            let _ = write!(
                solved,
                "<div class=\"output\" role=\"group\" aria-label=\"What the check prints\">\n\
                 <div class=\"output-label\">printed when it is solved</div>\n\n\
                 `````text\n{}\n`````\n\n</div>\n",
                lines.join("\n")
            );
        }
        Ok(format!(
            "<section class=\"exercise\" aria-labelledby=\"exercise-{name}\">\n\n\
             #### Exercise {number}. {title} {{#exercise-{name}}}\n\n{task}\n\n\
             <figure class=\"listing\">\n{}\n\n{stub}\n\n</figure>\n\
             <div class=\"command\"><code>cargo xtask exercise {place}</code></div>\n\
             <details class=\"answer\">\n<summary>Answer</summary>\n\
             <figure class=\"sample\">\n{}\n\n{answer}\n\n{solved}</figure>\n</details>\n\
             </section>\n",
            caption("stub"),
            caption("answer"),
            name = place.name,
            title = exercise.title,
        ))
    }

    /// The task without its title, with its formulas.
    fn task(
        &self,
        chapter: &Chapter,
        exercise: &Exercise,
        problems: &mut Vec<Problem>,
    ) -> Result<String, String> {
        let file = exercise.file("task.md");
        let text = std::fs::read_to_string(self.workspace.root.join(&file))
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let task = Chapter::parse(&chapter.path, &file, text, problems);
        lint::check(&task, problems);
        let text = self.expand(&task, problems);
        Ok(text.split_once('\n').map(|(_, rest)| rest.trim().to_string()).unwrap_or_default())
    }

    /// A file of the exercise as a fence.
    fn code(&self, exercise: &Exercise, name: &str) -> Result<String, String> {
        let file = exercise.file(&format!("{name}.rs"));
        let source = self.verified.sources.get(&file).ok_or("the exercise's code is gone")?;
        let lines: Vec<(String, bool)> =
            source.lines.iter().map(|line| (line.clone(), false)).collect();
        if lines.len() > MOST_LINES {
            let (lines, file) = (lines.len(), file.display());
            return Err(format!("{file} has {lines} lines, {MOST_LINES} fit"));
        }
        Ok(fence("rust", &lines))
    }
}
