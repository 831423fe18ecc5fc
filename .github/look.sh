# Usage: look.sh NAME "CODES" COMMAND...
# Run a command, and add what it says to report.md when it ends with one of the exit codes that mean news.
# Any other code but 0, and news without a word, mean that the look failed: the report says so and the step fails.
name=$1 news=$2
shift 2
code=0
said=$("$@") || code=$?
if [ "$code" -eq 0 ]; then
  exit
elif [[ " $news " == *" $code "* && -n $said ]]; then
  printf '%s\n\n' "$said" >> report.md
else
  printf '%s could not be looked at (exit code %s); the log of the weekly run says why.\n\n' "$name" "$code" >> report.md
  exit 1
fi
