# What 'produce' and 'test' share; read by them, not run by itself.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# A compiler that runs once is not worth instrumenting: a build takes an eighth less.
export DOTNET_TieredPGO=0

# require PROGRAM:PACKAGE ... - installs the Debian packages of programs (or files) that are not there; as another user than
# root it says what to install and ends.
require() {
  local missing=() pair
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || [ -e "${pair%%:*}" ] || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" != 0 ]; then
    echo "Missing on this machine. Install with: sudo apt-get install -y ${missing[*]}" >&2
    exit 3
  fi
  echo "Installing ${missing[*]} ..." >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2 && apt-get install -y -qq "${missing[@]}" >/dev/null || {
    echo "The packages could not be installed. Try: apt-get install ${missing[*]}" >&2
    exit 3
  }
}

require_dotnet() {
  command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks | grep -q '^10\.' && return 0
  echo "The .NET 10 SDK is missing: see https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 3
}

# build_program - publishes for this machine, compiled ahead, where a source file is newer than the last time, and prints the program's path.
build_program() {
  local folder="$root/artifacts/mediapipeline" stamp="$root/artifacts/published"
  if [ ! -x "$folder/mediapipeline" ] || [ ! -e "$stamp" ] || [ -n "$(find "$root/src" "$root/models" "$root/Directory.Build.props" "$root/Directory.Packages.props" \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
    echo "Building ..." >&2
    dotnet publish "$root/src/MediaPipeline.Cli/MediaPipeline.Cli.csproj" -c Release -o "$folder" -v quiet >&2 || exit 1
    touch "$stamp"
  fi
  echo "$folder/mediapipeline"
}
