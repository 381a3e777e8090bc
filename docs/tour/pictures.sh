#!/bin/sh
# Makes the pictures of the tour again, from what the program really writes.
# Usage: docs/tour/pictures.sh [BINARY], from the root of the repository.
#
# The SVG files need Python 3 and tmux, and are the same on every machine. The PNG files need Chromium, LibreOffice,
# pdftoppm (poppler) and pngquant; they follow the fonts of the machine, so they are made again only when they look
# out of date. Without those programs the PNG files stay as they are.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
tour=$root/docs/tour
binary=${1:-${CARGO_TARGET_DIR:-target}/release/itsm-gap}
binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")
unset NO_COLOR CLICOLOR_FORCE LC_ALL LC_CTYPE || true
export COLUMNS=80 LANG=C.UTF-8
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$binary" "$folder/itsm-gap"
PATH=$folder:$PATH
export PATH

lesson=examples/01-it-provider/assessment.yaml
limits="--capacity 30 --budget 8000 --currency EUR"

# drawn NAME TITLE DESCRIPTION < what a terminal shows
drawn() { python3 "$tour/terminal_svg.py" 80 "$2" "$3" > "$tour/$1.svg"; }

# A prompt, as it would stand above the output.
typed() { printf '\033[2m$\033[0m \033[1m%s\033[0m\n\n' "$1"; }

# The interview, on a terminal of 80 by 24.
cat > "$folder/my.yaml" <<END
{format: 1, questionnaire: itsm-manager, organisation: Fjord IT, date: 2026-11-20, profile: {size: small}}
END
socket=itsm-gap-tour-$$
tmux -L "$socket" -f /dev/null new-session -d -x 80 -y 24 -c "$folder" \
    "env -u COLUMNS TERM=xterm-256color PATH='$PATH' itsm-gap assess my.yaml --section daily-processes"
sleep 2
tmux -L "$socket" send-keys Enter
sleep 1
tmux -L "$socket" capture-pane -e -p | drawn interview "A question of the interview" \
    "A terminal of 80 columns: how are incidents recorded, ranked and brought to an end; six answers, each described, and a line of keys."
tmux -L "$socket" kill-server

{
    typed "itsm-gap report assessment.yaml --detail brief"
    itsm-gap --color always report "$lesson" --detail brief > "$folder/brief"
    sed -n -e '/Summary/,/Target  /p' "$folder/brief"
    echo
    sed -n -e '/Where we stand/,/█ /p' "$folder/brief"
} | drawn report "The brief report in a terminal" \
    "Score 2.3 of 5, 2.1 to 2.6 for the whole; answered and evidenced; the target of 3.0 is missed; a bar for each of seven areas."

{
    typed "itsm-gap roadmap assessment.yaml $limits"
    # shellcheck disable=SC2086
    itsm-gap --color always roadmap "$lesson" $limits > "$folder/roadmap"
    sed -n -e '/Summary/,/^Year 3, to/p' "$folder/roadmap"
    echo
    sed -n -e '/^\(.\[[0-9;]*m\)*Write a one-page requirements sheet with/,/^$/p' "$folder/roadmap"
} | drawn roadmap "The roadmap in a terminal" \
    "Target reached in 2028-Q4 with 38 initiatives; work, upkeep and cost a year; one initiative with who, when, why, and why not earlier."

{
    typed "itsm-gap explain assessment.yaml people"
    itsm-gap --color always explain "$lesson" people | sed -e '/^Not shown/,$d'
} | drawn explain "How a figure came about" \
    "The section People: score, floor, ceiling and evidenced, each with its whole arithmetic, and a row for each of nine answers."

# shellcheck disable=SC2086
itsm-gap roadmap "$lesson" $limits -o "$folder/roadmap.html"
python3 "$tour/chart_svg.py" "$folder/roadmap.html" h:timeline > "$tour/timeline.svg"

for program in chromium soffice pdftoppm pngquant; do
    if ! command -v "$program" > /dev/null 2>&1; then
        echo "There is no $program: the PNG files stay as they are." >&2
        exit 0
    fi
done
small() { pngquant --force --quality 55-90 --strip --speed 1 --output "$tour/$1.png" "$folder/$1.png"; }
browser() { chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-color-profile=srgb "$@" > /dev/null 2>&1; }
cd "$folder"
itsm-gap report "$root/$lesson" -o report.html
itsm-gap report "$root/$lesson" -o report.xlsx
browser --window-size=1280,1080 --screenshot=page.png report.html
small page
browser --no-pdf-header-footer --print-to-pdf=report.pdf report.html
pdftoppm -r 64 -png -f 1 -l 1 -singlefile report.pdf print
small print
soffice --headless --convert-to pdf:calc_pdf_Export --outdir sheets report.xlsx > /dev/null 2>&1
pdftoppm -r 80 -png -f 5 -l 5 -singlefile sheets/report.pdf sheet
small sheet
