//! The package managers that setup knows, and what they call what is needed.

/// A system's package manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manager {
    /// Debian, Ubuntu and their kin.
    Apt,
    /// Fedora and its kin.
    Dnf,
    /// Arch and its kin.
    Pacman,
    /// Homebrew on macOS.
    Brew,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// OpenBLAS, with what programs are linked against.
    OpenBlas,
    /// A C compiler, whose linker Rust uses; and OpenBLAS, which cannot be looked for without it.
    Compiler,
    /// A compiler for WebAssembly, where `rustup` cannot be reached; Debian alone has one to offer.
    WebAssembly,
    /// A browser that can be driven, for the checks of the book's pages.
    Chromium,
}

/// The commands of an installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Fetches the package lists.
    pub refresh: Option<Vec<String>>,
    /// Whether to do that before the first attempt, and not only after it has failed.
    pub refresh_first: bool,
    /// Installs the packages.
    pub install: Vec<String>,
}

impl Manager {
    /// All of them, in the order in which they are listed to a reader.
    pub const ALL: [Self; 4] = [Self::Apt, Self::Dnf, Self::Pacman, Self::Brew];

    /// The package manager of this system, by its `/etc/os-release`.
    pub fn of(os_release: &str, macos: bool) -> Option<Self> {
        if macos {
            return Some(Self::Brew);
        }
        let field = |name: &str| {
            let line = os_release.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().trim_matches(['"', '\'']).to_lowercase()
        };
        let ids = format!("{} {}", field("ID="), field("ID_LIKE="));
        ids.split_whitespace().find_map(|id| match id {
            "debian" | "ubuntu" => Some(Self::Apt),
            "fedora" | "rhel" => Some(Self::Dnf),
            "arch" => Some(Self::Pacman),
            _ => None,
        })
    }

    /// The command.
    pub fn program(self) -> &'static str {
        match self {
            Self::Apt => "apt-get",
            Self::Dnf => "dnf",
            Self::Pacman => "pacman",
            Self::Brew => "brew",
        }
    }

    /// The systems that have it.
    pub fn systems(self) -> &'static str {
        match self {
            Self::Apt => "Debian, Ubuntu",
            Self::Dnf => "Fedora",
            Self::Pacman => "Arch",
            Self::Brew => "macOS",
        }
    }

    /// What a reader types.
    pub fn advice(self, need: Need) -> String {
        let packages = self.packages(need).join(" ");
        match self {
            Self::Apt => format!("sudo apt-get install {packages}"),
            Self::Dnf => format!("sudo dnf install {packages}"),
            Self::Pacman => format!("sudo pacman -S {packages}"),
            Self::Brew if need == Need::Compiler => {
                format!("xcode-select --install && brew install {packages}")
            }
            Self::Brew => format!("brew install {packages}"),
        }
    }

    /// The packages that fill `need`; none where the system has none to offer.
    pub fn packages(self, need: Need) -> &'static [&'static str] {
        match (self, need) {
            (Self::Apt, Need::OpenBlas) => &["libopenblas-dev"],
            (Self::Apt, Need::Compiler) => &["gcc", "libc6-dev", "libopenblas-dev"],
            (Self::Apt, Need::WebAssembly) => &["rustc-web", "cargo-web", "rust-web-src"],
            (Self::Dnf, Need::OpenBlas) => &["openblas-devel"],
            (Self::Dnf, Need::Compiler) => &["gcc", "openblas-devel"],
            (Self::Pacman, Need::Compiler) => &["gcc", "openblas"],
            (Self::Pacman, Need::OpenBlas) => &["openblas"],
            (Self::Brew, Need::OpenBlas | Need::Compiler) => &["openblas"],
            (Self::Apt | Self::Dnf | Self::Pacman, Need::Chromium) => &["chromium"],
            (_, Need::WebAssembly) | (Self::Brew, Need::Chromium) => &[],
        }
    }

    /// The commands that install them, each behind `rights`.
    pub fn recipe(self, need: Need, rights: &[&str], lists_missing: bool) -> Recipe {
        let command = |words: &[&str], packages: &[&str]| -> Vec<String> {
            [rights, words, packages].concat().into_iter().map(String::from).collect()
        };
        let packages = self.packages(need);
        match self {
            Self::Apt => {
                const APT: [&str; 7] = [
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    "apt-get",
                    "--quiet",
                    "--assume-yes",
                    "--no-install-recommends",
                    "--option=DPkg::Lock::Timeout=300",
                ];
                Recipe {
                    refresh: Some(command(&APT, &["update"])),
                    refresh_first: lists_missing,
                    install: command(&APT, &[&["install"], packages].concat()),
                }
            }
            // dnf fetches its lists by itself.
            Self::Dnf => Recipe {
                refresh: None,
                refresh_first: false,
                install: command(&["dnf", "install", "--assumeyes"], packages),
            },
            // With lists newer than the system, pacman would install half an upgrade: lists that
            // are there are left alone.
            Self::Pacman => Recipe {
                refresh: lists_missing.then(|| command(&["pacman", "-Sy"], &[])),
                refresh_first: lists_missing,
                install: command(
                    &["pacman", "-S", "--noconfirm", "--needed", "--noprogressbar"],
                    packages,
                ),
            },
            Self::Brew => Recipe {
                refresh: None,
                refresh_first: false,
                install: command(&["brew", "install"], packages),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_id_or_by_what_it_is_like() {
        let of = |text: &str| Manager::of(text, false);
        assert_eq!(of("NAME=\"Debian\"\nID=debian\n"), Some(Manager::Apt));
        assert_eq!(of("ID=ubuntu\nID_LIKE=debian\n"), Some(Manager::Apt));
        assert_eq!(of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), Some(Manager::Apt));
        assert_eq!(of("ID=fedora\n"), Some(Manager::Dnf));
        assert_eq!(of("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"), Some(Manager::Dnf));
        assert_eq!(of("ID=manjaro\nID_LIKE=arch\n"), Some(Manager::Pacman));
        assert_eq!(of("ID=alpine\n"), None);
        assert_eq!(of("VERSION_ID=12\n"), None);
        assert_eq!(of(""), None);
        assert_eq!(Manager::of("", true), Some(Manager::Brew));
    }
}
