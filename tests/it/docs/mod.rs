//! The pages in `docs/`: their commands run, their links lead somewhere, their tables are what the program
//! knows.

#[cfg(unix)]
mod faults;
mod keys;
mod results;
mod tables;

use std::fs;
use std::path::Path;

use crate::commands::{assert_commands, text};

/// Every page, the README too, in the order of their names.
fn pages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let pages = names.filter_map(|name| Some(format!("docs/{}.md", name.strip_suffix(".md")?)));
    let mut pages: Vec<String> = pages.chain(["README.md".to_owned()]).collect();
    pages.sort();
    pages
}

#[test]
fn every_command_of_the_pages_runs_and_prints_what_they_show() {
    let pages = pages().into_iter().filter(|page| page != "README.md");
    let n_commands: usize = pages.map(|page| assert_commands(&page)).sum();
    assert!(n_commands >= 15, "only {n_commands} commands found");
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    for page in pages() {
        let folder = Path::new(&page).parent().unwrap();
        for link in links(&text(&page)) {
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { Path::new(&page) } else { &folder.join(file) };
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(target);
            assert!(path.exists(), "{page} leads to {link}, which is not there");
            if !heading.is_empty() {
                let headings = headings(&text(target.to_str().unwrap()));
                assert!(headings.iter().any(|known| known == heading), "{page}: no {link}");
            }
        }
    }
}

/// Links of a page that stay in the repository.
fn links(page: &str) -> Vec<String> {
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links.filter(|link| !link.contains("://")).map(str::to_owned).collect()
}

/// Names of a page's headings, as links name them.
fn headings(page: &str) -> Vec<String> {
    let outside = page.split("\n```").step_by(2);
    let lines = outside.flat_map(str::lines).filter(|line| line.starts_with('#'));
    lines
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            let kept = words.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn the_index_names_every_page() {
    let index = text("docs/README.md");
    for page in pages().iter().filter_map(|page| page.strip_prefix("docs/")) {
        assert!(page == "README.md" || index.contains(&format!("({page})")), "{page} is left out");
    }
}
