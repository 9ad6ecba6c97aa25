# What the start scripts share; to be sourced. Sets jdk (a JDK home) and flags (for its java), given root (the project).
need=25

fail() {
  printf 'gauntlet: %s\n' "$1" >&2
  exit 4
}

# The major version of a JDK home, read from its release file; nothing when it is no JDK.
major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The first JDK that is new enough: JAVA_HOME, the java on the PATH, then the usual places.
find_jdk() {
  local on_path home version
  on_path=$(readlink -f "$(command -v javac || true)" || true)
  for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(major "$home")
    if [ -n "$version" ] && [ "$version" -ge "$need" ]; then
      printf '%s' "$home"
      return
    fi
  done
}

# Packs one module and what it needs, when that is missing or older than any source: build MODULE [OPTION of mvn]...
build() {
  local module=$1 stamp="$root/$1/target/gauntlet.stamp"
  shift
  stale "$stamp" || return 0
  mkdir -p "$root/$module/target"
  exec 9>"$root/$module/target/build.lock"
  if command -v flock >/dev/null; then flock 9; fi
  if stale "$stamp"; then
    command -v mvn >/dev/null || fail "Maven is needed to build the program: install Maven 3.8 or newer."
    printf 'gauntlet: building (once) ...\n' >&2
    local log="$root/$module/target/build.log" modules=$module profiles=()
    # What was once asked for is kept up to date.
    if [ -d "$root/models/onnxruntime/target/lib" ]; then
      modules+=,models/onnxruntime
      profiles=(-Ponnxruntime)
    fi
    if ! (cd "$root" && JAVA_HOME="$jdk" mvn -q -B ${profiles[@]+"${profiles[@]}"} -pl "$modules" -am package -DskipTests "$@" >"$log" 2>&1); then
      tail -n 20 "$log" >&2
      fail "the build failed; the full log is in $module/target/build.log"
    fi
    touch "$stamp"
  fi
  exec 9>&-
}

# Whether a stamp is missing or older than any source.
stale() {
  [ ! -e "$1" ] || [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/models/*/pom.xml "$root"/*/src/main \
    "$root"/models/*/src/main -newer "$1" -print -quit)" ]
}

jdk=$(find_jdk)
[ -n "$jdk" ] || fail "JDK $need or newer is needed: install one (for example Eclipse Temurin $need) or point JAVA_HOME at it."
flags=(--add-modules=jdk.incubator.vector -XX:+UseParallelGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr)
# Answers live briefly: in a nursery that grows, each would be written to memory that was never touched before.
flags+=(-XX:MaxNewSize=256m)
# Some CPUs with 512-bit vectors are held at 256 bits by default.
if grep -q -m1 avx512f /proc/cpuinfo 2>/dev/null; then flags+=(-XX:UseAVX=3); fi
# Large weights pass a quarter faster where pages are large.
if grep -q '\[\(madvise\|always\)\]' /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null; then
  flags+=(-XX:+UseTransparentHugePages)
fi
