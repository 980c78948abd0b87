//! The lessons of the figures that are painted on.

use anyhow::Result;

use super::drive::Drive;

/// On an empty image a click makes nine sums change, and a place of the map says where its number comes from.
pub fn paint(drive: &mut Drive) -> Result<()> {
    let on = |name: &str| format!("{} [data-cells=\"{name}\"]", drive.selector());
    let (image, map, kernel) = (on("image"), on("map"), on("kernel"));
    drive.press("empty")?;
    drive.says("Paper everywhere")?;
    drive.press("blur")?;
    drive.tab.click_in(&image, 0.46, 0.46)?;
    drive.says("9 of 100 places of the map change.")?;
    drive.tab.click_in(&map, 0.45, 0.45)?;
    drive.says("Row 5, column 5:")?;
    drive.says("/ 9 = 0.111.")?;
    drive.contrast()?;
    drive.press("edge")?;
    drive.tab.click_right(&kernel, 0.5, 0.5)?;
    drive.says("Row 2, column 2 of the kernel is 7")?;
    drive.reads("map", "−1 to 7")?;
    drive.press("right")?;
    drive.tab.drag_in(&image, (0.46, 0.04), (0.46, 0.96))?;
    drive.reads("map", "−4 to 4")?;
    drive.contrast()?;
    drive.press("empty")
}

/// A 1 that is drawn over the example is read as such; what is wiped is nothing.
pub fn read(drive: &mut Drive) -> Result<()> {
    let digit = format!("{} [data-cells=\"your digit\"]", drive.selector());
    drive.says("It says 3")?;
    drive.tab.drag_in(&digit, (0.5, 0.1), (0.5, 0.9))?;
    drive.says("It says 1")?;
    drive.contrast()?;
    drive.press("empty")?;
    drive.says("Nothing is drawn")?;
    drive.reads("answer", "–")?;
    drive.press("example")?;
    drive.says("An example, a 3.")?;
    drive.press("example")?;
    drive.says("It says 4")?;
    drive.contrast()
}
