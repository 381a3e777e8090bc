//! Writes assessments as people do: each in a way of its own, with comments everywhere.

use crate::document::fixture::Dice;
use crate::render::yaml_text;
use crate::render::yaml_value::{Layout, Spelling, Value};

/// Somebody with habits and moods.
pub(super) struct Person {
    dice: Dice,
    out: String,
    comments: usize,
    step: usize,
    /// No line may be indented farther than this without becoming part of the text above.
    swallowing: Option<usize>,
    anchors: Vec<(String, usize)>,
    json: bool,
    old: bool,
}

/// Ids that questions had in an earlier version.
const OLD: [(&str, &str); 2] = [("flt-recorded", "flt-logged"), ("hnd-kept", "hnd-filed")];

/// A file as somebody wrote it. What answers another version has some ids of old.
pub(super) fn write(entries: &[(&str, Value<'_>)], seed: u64) -> String {
    let old = entries
        .iter()
        .any(|(_, value)| *value == Value::word("mini@1"));
    let mut dice = Dice::new(seed);
    let mut person = Person {
        step: 1 + dice.below(4),
        json: dice.one_in(8),
        old,
        dice,
        out: String::new(),
        comments: 0,
        swallowing: None,
        anchors: Vec::new(),
    };
    if person.json {
        person.json_file(entries);
    } else {
        person.file(entries);
    }
    let mut text = person.out;
    if person.dice.one_in(6) {
        text = text.trim_end().to_owned();
    }
    if person.dice.one_in(4) {
        let ending = if person.dice.one_in(8) { "\r" } else { "\r\n" };
        text = text.replace('\n', ending);
    }
    if person.dice.one_in(6) {
        text.insert(0, '\u{feff}');
    }
    text
}

/// The numbers of the comments that are in a text, in their order.
pub(super) fn comments(text: &str) -> Vec<usize> {
    let parts = text.split("#~").skip(1);
    parts
        .filter_map(|part| part.split_once('~')?.0.parse().ok())
        .collect()
}

impl Person {
    fn json_file(&mut self, entries: &[(&str, Value<'_>)]) {
        let margin = match self.dice.below(3) {
            0 => None,
            1 => Some("  "),
            _ => Some("\t"),
        };
        let map = Value::Map(entries.to_vec(), Layout::Lines);
        self.json_value(&map, margin, 0);
        if self.dice.one_in(2) {
            self.out.push('\n');
        }
    }

    fn json_value(&mut self, value: &Value<'_>, margin: Option<&str>, depth: usize) {
        let (signs, members): (_, Vec<(Option<&str>, &Value<'_>)>) = match value {
            Value::Map(entries, _) => {
                if let Some(alone) = value.alone().filter(|_| self.dice.one_in(2)) {
                    return self.json_value(alone, margin, depth);
                }
                let said = entries.iter().filter(|(_, value)| !value.is_absent());
                ("{}", said.map(|(key, value)| (Some(*key), value)).collect())
            }
            Value::List(items, _) => ("[]", items.iter().map(|item| (None, item)).collect()),
            _ => return self.out += &value.inline(Spelling::Json),
        };
        let row = |depth: usize| margin.map_or(String::new(), |m| format!("\n{}", m.repeat(depth)));
        self.out += &signs[..1];
        for (place, (key, value)) in members.iter().enumerate() {
            self.out += if place > 0 { "," } else { "" };
            self.out += &row(depth + 1);
            if let Some(key) = key {
                let key = self.id(key);
                self.out += &format!("{}: ", yaml_text::json(key));
            }
            self.json_value(value, margin, depth + 1);
        }
        if !members.is_empty() {
            self.out += &row(depth);
        }
        self.out += &signs[1..];
    }

    fn file(&mut self, entries: &[(&str, Value<'_>)]) {
        self.comment_lines(0);
        if self.dice.one_in(4) {
            self.out += "---";
            self.end_line();
        }
        if self.dice.one_in(10) {
            let map = Value::Map(entries.to_vec(), Layout::Lines);
            self.brackets(&map, 0);
            self.end_line();
        } else {
            self.map(entries, 0);
        }
        self.comment_lines(0);
        if self.dice.one_in(4) {
            self.out += "...\n";
            self.swallowing = None;
            self.comment_lines(0);
        }
    }

    /// A comment that can be told from all others.
    fn comment(&mut self) -> String {
        self.comments += 1;
        let ends = ["", " a: b", " é “x”", " {", " - [", " &a *b |", "'", " \""];
        let end = ends[self.dice.below(ends.len())];
        format!("#~{}~{end}", self.comments)
    }

    /// Blank lines and comments, as far indented or farther.
    fn comment_lines(&mut self, indent: usize) {
        while self.dice.one_in(5) {
            let farther = self.dice.below(4) * self.dice.below(2);
            let indent = match self.swallowing {
                Some(most) => indent.min(most),
                None => indent + farther,
            };
            let comment = self.comment();
            match self.dice.one_in(4) {
                true => self.out.push('\n'),
                false => self.out += &format!("{:indent$}{comment}\n", ""),
            }
        }
    }

    /// Ends a line, perhaps with a comment.
    fn end_line(&mut self) {
        if self.dice.one_in(5) {
            let blanks = 1 + self.dice.below(3);
            let comment = self.comment();
            self.out += &format!("{:blanks$}{comment}", "");
        } else if self.dice.one_in(10) {
            self.out += ["  ", "\t"][self.dice.below(2)];
        }
        self.out.push('\n');
        self.swallowing = None;
    }

    fn map(&mut self, entries: &[(&str, Value<'_>)], indent: usize) {
        let mut entries: Vec<_> = entries.iter().collect();
        if self.dice.one_in(4) {
            for place in (1..entries.len()).rev() {
                entries.swap(place, self.dice.below(place + 1));
            }
        }
        for (key, value) in entries {
            if *key == "wsh-way" && self.old {
                self.comment_lines(indent);
                self.out += &format!("{:indent$}gone: {{note: y}}", "");
                self.end_line();
            }
            if value.is_absent() && !self.dice.one_in(6) {
                continue;
            }
            self.comment_lines(indent);
            self.out += &" ".repeat(indent);
            self.entry(key, value, indent);
        }
    }

    /// What a key is called in this file.
    fn id<'k>(&self, key: &'k str) -> &'k str {
        let old = OLD.iter().find(|(new, _)| self.old && *new == key);
        old.map_or(key, |(_, old)| old)
    }

    fn key(&mut self, key: &str) -> String {
        let key = self.id(key);
        match self.dice.below(8) {
            0 => yaml_text::quoted(key),
            1 => yaml_text::single_quoted(key).unwrap(),
            _ => yaml_text::key(key),
        }
    }

    fn entry(&mut self, key: &str, value: &Value<'_>, indent: usize) {
        let name = self.key(key);
        self.out += &name;
        self.out += ":";
        if value.is_absent() {
            let nothing = match key {
                "weakness" | "consensus" => ["", " ~", " false"][self.dice.below(3)],
                _ => ["", " ~", " null"][self.dice.below(3)],
            };
            self.out += nothing;
            return self.end_line();
        }
        if let Some(alone) = value.alone().filter(|_| !self.dice.one_in(4)) {
            return self.entry_value(alone, indent);
        }
        self.entry_value(value, indent);
    }

    /// A value behind its colon, to the end of its last line.
    fn entry_value(&mut self, value: &Value<'_>, indent: usize) {
        let inner = indent + self.step;
        match value {
            Value::Map(entries, _) if self.said(entries) && !self.dice.one_in(4) => {
                self.anchor(value);
                self.end_line();
                self.map(entries, inner);
            }
            Value::List(items, _) if !self.dice.one_in(3) => {
                self.anchor(value);
                self.end_line();
                let indent = if self.dice.one_in(3) { indent } else { inner };
                self.list(items, indent);
            }
            Value::Text(text) if self.dice.one_in(2) => {
                let (sign, lines) = yaml_text::spread(text, 1000, 40);
                if lines.is_empty() {
                    return self.beside(value, indent);
                }
                self.anchor(value);
                self.out += &format!(" {sign}");
                self.end_line();
                for line in lines {
                    yaml_text::inner_line(&mut self.out, inner, line);
                }
                self.swallowing = Some(inner - 1);
            }
            _ if self.dice.one_in(12) => {
                self.end_line();
                self.comment_lines(inner);
                self.out += &" ".repeat(inner - 1);
                self.beside(value, indent);
            }
            _ => self.beside(value, indent),
        }
    }

    fn said(&self, entries: &[(&str, Value<'_>)]) -> bool {
        entries.iter().any(|(_, value)| !value.is_absent())
    }

    /// A value beside its colon or dash.
    fn beside(&mut self, value: &Value<'_>, indent: usize) {
        if let Some(wrapped) = self.wrapped(value, indent) {
            self.out += &wrapped;
        } else if !self.alias(value) {
            self.anchor(value);
            self.out += &" ".repeat(1 + self.dice.below(2));
            self.brackets(value, indent);
        }
        self.end_line();
    }

    /// A text that goes on in the next line, as editors wrap it.
    fn wrapped(&mut self, value: &Value<'_>, indent: usize) -> Option<String> {
        let Value::Text(text) = value else {
            return None;
        };
        let (first, rest) = text.split_once(' ').filter(|_| self.dice.one_in(3))?;
        let apart =
            !first.is_empty() && !rest.starts_with([' ', '\t', '#']) && !text.contains("  ");
        let written = match self.dice.one_in(2) {
            true => yaml_text::quoted(text),
            false => yaml_text::value(text),
        };
        let inner = indent + self.step;
        let broken = written.replacen(' ', &format!("\n{:inner$}", ""), 1);
        (apart && !first.ends_with('\t')).then(|| format!(" {broken}"))
    }

    fn list(&mut self, items: &[Value<'_>], indent: usize) {
        for item in items {
            self.comment_lines(indent);
            self.out += &format!("{:indent$}-", "");
            match item {
                Value::Map(entries, _) if self.dice.one_in(2) => {
                    let blanks = 1 + self.dice.below(3);
                    self.out += &" ".repeat(blanks);
                    let inner = indent + 1 + blanks;
                    let mut said = entries.iter().filter(|(_, value)| !value.is_absent());
                    let (key, value) = said.next().unwrap();
                    self.entry(key, value, inner);
                    let rest: Vec<_> = said.cloned().collect();
                    self.map(&rest, inner);
                }
                _ => self.beside(item, indent),
            }
        }
    }

    /// An anchor for later, sometimes.
    fn anchor(&mut self, value: &Value<'_>) {
        if self.dice.one_in(8) {
            let number = self.anchors.len();
            self.anchors.push((format!("{value:?}"), number));
            self.out += &format!(" &a{number}");
        }
    }

    /// An alias for the same value as before, if there was one.
    fn alias(&mut self, value: &Value<'_>) -> bool {
        let wanted = format!("{value:?}");
        let known = self.anchors.iter().find(|(known, _)| *known == wanted);
        let Some((_, number)) = known.filter(|_| self.dice.one_in(2)) else {
            return false;
        };
        self.out += &format!(" *a{number}");
        true
    }

    /// A value between brackets, or a text in some quotation marks.
    fn brackets(&mut self, value: &Value<'_>, indent: usize) {
        let (signs, members): (_, Vec<(Option<&str>, &Value<'_>)>) = match value {
            Value::Map(entries, _) => {
                if let Some(alone) = value.alone().filter(|_| self.dice.one_in(2)) {
                    return self.brackets(alone, indent);
                }
                let said = entries.iter().filter(|(_, value)| !value.is_absent());
                ("{}", said.map(|(key, value)| (Some(*key), value)).collect())
            }
            Value::List(items, _) => ("[]", items.iter().map(|item| (None, item)).collect()),
            Value::Word(text) => return self.out += &quoted(text, self.dice.below(4)),
            Value::Text(text) => return self.out += &quoted(text, self.dice.below(4)),
            _ => return self.out += &value.inline(Spelling::Yaml),
        };
        let spread = self.dice.one_in(3);
        let inner = indent + 1 + self.dice.below(4);
        self.out += &signs[..1];
        let last = members.len();
        for (place, (key, value)) in members.into_iter().enumerate() {
            if spread {
                self.end_line();
                self.comment_lines(inner);
                self.out += &" ".repeat(inner);
            } else if place > 0 {
                self.out.push(' ');
            }
            if let Some(key) = key {
                let key = self.key(key);
                self.out += &format!("{key}: ");
            }
            match value {
                Value::Map(entries, _) if key.is_none() && self.dice.one_in(4) => {
                    let mut said = entries.iter().filter(|(_, value)| !value.is_absent());
                    match (said.next(), said.next()) {
                        (Some((key, one)), None) => {
                            self.out += &format!("{key}: ");
                            self.brackets(one, inner);
                        }
                        _ => self.brackets(value, inner),
                    }
                }
                _ => self.brackets(value, inner),
            }
            if place + 1 < last || (spread && self.dice.one_in(3)) {
                self.out += if spread && self.dice.one_in(8) {
                    " ,"
                } else {
                    ","
                };
            }
        }
        if spread {
            self.end_line();
            self.out += &" ".repeat(inner);
        }
        self.out += &signs[1..];
    }
}

fn quoted(text: &str, mood: usize) -> String {
    let single = yaml_text::single_quoted(text);
    match (mood, single) {
        (0, _) => yaml_text::quoted(text),
        (1, Some(single)) => single,
        _ => yaml_text::value(text),
    }
}
