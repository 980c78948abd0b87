//! What to do about what is missing. Nothing here touches the machine.

use super::manager::{Manager, Need, Recipe};

/// Whether something may be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// By `--yes`, or because CI runs this.
    Given,
    /// Nobody has been asked.
    Unasked,
    /// The answer was no, or the last attempt failed.
    Withheld,
}

/// Who runs this, and where.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// The package manager of this system, if it is one of the four and is there.
    pub manager: Option<Manager>,
    /// Whether the user is root.
    pub root: bool,
    /// Whether there is a `sudo`.
    pub sudo: bool,
    /// Whether someone can be asked, or can enter a password.
    pub terminal: bool,
    /// Whether something may be installed.
    pub consent: Consent,
    /// Whether the package lists have yet to be fetched.
    pub lists_missing: bool,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Say what to install and go on without.
    Tell,
    /// Ask, and install.
    Ask(Recipe),
    /// Install.
    Install(Recipe),
}

/// Decides what to do about `need`.
pub fn plan(need: Need, situation: &Situation) -> Plan {
    let Some(manager) = situation.manager else { return Plan::Tell };
    let brew = manager == Manager::Brew;
    let may = if brew {
        // Homebrew refuses to run as root; a compiler is Apple's to install.
        !situation.root && need == Need::OpenBlas
    } else {
        situation.root || situation.sudo
    };
    let nothing = manager.packages(need).is_empty();
    if nothing || !may || situation.consent == Consent::Withheld {
        return Plan::Tell;
    }
    let rights: &[&str] = match (brew || situation.root, situation.terminal) {
        (true, _) => &[],
        (false, true) => &["sudo"],
        // Without a terminal a question for a password would wait forever.
        (false, false) => &["sudo", "-n"],
    };
    let recipe = manager.recipe(need, rights, situation.lists_missing);
    match situation.consent {
        Consent::Given => Plan::Install(recipe),
        _ if situation.root => Plan::Install(recipe),
        _ if situation.terminal => Plan::Ask(recipe),
        _ => Plan::Tell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUDENT: Situation = Situation {
        manager: Some(Manager::Apt),
        root: false,
        sudo: true,
        terminal: true,
        consent: Consent::Unasked,
        lists_missing: false,
    };

    fn recipe(plan: Plan) -> Recipe {
        match plan {
            Plan::Ask(recipe) | Plan::Install(recipe) => recipe,
            Plan::Tell => panic!("nothing is installed"),
        }
    }

    #[test]
    fn root_installs_without_a_question() {
        for terminal in [true, false] {
            let root = Situation { root: true, sudo: false, terminal, ..STUDENT };
            let Plan::Install(recipe) = plan(Need::OpenBlas, &root) else {
                panic!("not installed")
            };
            assert_eq!(recipe.install[0], "env");
            assert_eq!(recipe.install.last().unwrap(), "libopenblas-dev");
        }
    }

    #[test]
    fn a_student_with_sudo_is_asked_on_a_terminal_only() {
        let Plan::Ask(recipe) = plan(Need::OpenBlas, &STUDENT) else { panic!("not asked") };
        assert_eq!(recipe.install[..2], ["sudo", "env"]);
        let piped = Situation { terminal: false, ..STUDENT };
        assert_eq!(plan(Need::OpenBlas, &piped), Plan::Tell);
    }

    #[test]
    fn yes_installs_and_waits_for_no_password_without_a_terminal() {
        let yes = Situation { consent: Consent::Given, ..STUDENT };
        let Plan::Install(recipe) = plan(Need::OpenBlas, &yes) else { panic!("not installed") };
        assert_eq!(recipe.install[..2], ["sudo", "env"]);
        let piped = Situation { terminal: false, ..yes };
        let Plan::Install(recipe) = plan(Need::OpenBlas, &piped) else { panic!("not installed") };
        assert_eq!(recipe.install[..3], ["sudo", "-n", "env"]);
    }

    #[test]
    fn without_root_and_sudo_nothing_is_tried() {
        for consent in [Consent::Given, Consent::Unasked, Consent::Withheld] {
            for terminal in [true, false] {
                let nobody = Situation { sudo: false, terminal, consent, ..STUDENT };
                assert_eq!(plan(Need::OpenBlas, &nobody), Plan::Tell);
            }
        }
    }

    #[test]
    fn who_said_no_is_not_asked_again() {
        for root in [true, false] {
            let no = Situation { root, consent: Consent::Withheld, ..STUDENT };
            assert_eq!(plan(Need::OpenBlas, &no), Plan::Tell);
        }
    }

    #[test]
    fn an_unknown_system_is_left_alone() {
        let unknown = Situation { manager: None, root: true, consent: Consent::Given, ..STUDENT };
        assert_eq!(plan(Need::OpenBlas, &unknown), Plan::Tell);
    }

    #[test]
    fn homebrew_runs_as_the_user_and_never_as_root() {
        let mac = Situation { manager: Some(Manager::Brew), sudo: false, ..STUDENT };
        let Plan::Ask(recipe) = plan(Need::OpenBlas, &mac) else { panic!("not asked") };
        assert_eq!(recipe.install, ["brew", "install", "openblas"]);
        assert_eq!(plan(Need::OpenBlas, &Situation { root: true, ..mac }), Plan::Tell);
        assert_eq!(plan(Need::Compiler, &mac), Plan::Tell);
    }

    #[test]
    fn missing_lists_are_fetched_first_and_old_ones_after_a_failure() {
        let root = Situation { root: true, ..STUDENT };
        let old = recipe(plan(Need::OpenBlas, &root));
        assert!(!old.refresh_first);
        assert_eq!(old.refresh.unwrap().last().unwrap(), "update");
        let bare = Situation { lists_missing: true, ..root };
        assert!(recipe(plan(Need::OpenBlas, &bare)).refresh_first);
        let arch = Situation { manager: Some(Manager::Pacman), ..root };
        assert_eq!(recipe(plan(Need::OpenBlas, &arch)).refresh, None);
    }

    #[test]
    fn webassembly_is_debians_alone_to_offer() {
        let root = Situation { root: true, ..STUDENT };
        let install = recipe(plan(Need::WebAssembly, &root)).install;
        assert_eq!(install.last().unwrap(), "rust-web-src");
        let fedora = Situation { manager: Some(Manager::Dnf), ..root };
        assert_eq!(plan(Need::WebAssembly, &fedora), Plan::Tell);
    }

    #[test]
    fn chromium_is_a_package_everywhere_but_on_macos() {
        let root = Situation { root: true, ..STUDENT };
        assert_eq!(recipe(plan(Need::Chromium, &root)).install.last().unwrap(), "chromium");
        let mac = Situation { manager: Some(Manager::Brew), ..STUDENT };
        assert_eq!(plan(Need::Chromium, &mac), Plan::Tell);
    }

    #[test]
    fn a_missing_compiler_is_installed_along() {
        let root = Situation { root: true, ..STUDENT };
        let install = recipe(plan(Need::Compiler, &root)).install;
        assert!(install.ends_with(&["gcc", "libc6-dev", "libopenblas-dev"].map(String::from)));
    }
}
