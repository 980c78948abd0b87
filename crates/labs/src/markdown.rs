//! Markdown that reads well before it is rendered.

/// A table: the first column to the left, the others to the right.
pub fn table(header: &[String], rows: &[Vec<String>]) -> String {
    let cells = |row: &[String]| row.iter().map(|cell| escape(cell)).collect::<Vec<_>>();
    let (header, rows) = (cells(header), rows.iter().map(|row| cells(row)).collect::<Vec<_>>());
    let length = |cell: &String| cell.chars().count();
    let widths: Vec<usize> = (0..header.len())
        .map(|at| {
            rows.iter().map(|row| length(&row[at])).fold(length(&header[at]).max(3), usize::max)
        })
        .collect();
    // The header stands to the left everywhere: its alignment follows that of its column anyway.
    let line = |row: &[String], names: bool| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, &width))| {
            if at == 0 || names {
                format!(" {cell:<width$} |")
            } else {
                format!(" {cell:>width$} |")
            }
        });
        format!("|{}\n", cells.collect::<String>())
    };
    let rule = widths.iter().enumerate().map(|(at, width)| match at {
        0 => format!(":{}|", "-".repeat(width + 1)),
        _ => format!("{}:|", "-".repeat(width + 1)),
    });
    let body: String = rows.iter().map(|row| line(row, false)).collect();
    format!("{}|{}\n{body}", line(&header, true), rule.collect::<String>())
}

/// A table of sentences, all to the left and not padded.
pub fn prose_table(header: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = line(header.iter().map(|name| (*name).to_string()).collect());
    let rule = format!("|{}\n", ":--|".repeat(header.len()));
    let body = rows.iter().map(|row| line(row.iter().map(|cell| escape(cell)).collect()));
    format!("{head}{rule}{}", body.collect::<String>())
}

/// A cell's text: a bar would end the cell, a line break the row.
fn escape(cell: &str) -> String {
    cell.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_or_a_line_break_stays_inside_its_cell() {
        let text = prose_table(&["a", "b"], &[vec!["|x| < 1".into(), "two\nlines".into()]]);
        assert_eq!(text, "| a | b |\n|:--|:--|\n| \\|x\\| < 1 | two lines |\n");
    }
}
