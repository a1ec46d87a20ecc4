#!/bin/sh
# Tandem's protoc plugin: this script with a jar behind it. protoc talks to it through stdin and
# stdout, so nothing but the response may reach stdout.
#
# Most of a short run is the loading of classes. An archive of loaded classes (CDS; from Java 25 on
# an AOT cache) saves that. The first run makes one in the user's cache folder; every run does
# without when there is none. TANDEM_CACHE=off turns that off, any other value is the folder to use.
#
# Each process started here costs a millisecond or two, so there are shell built-ins instead.

build=@build@ # names this script and its jar: the version and a digest
main=dev.tandem.protoc.Main

fail() {
  echo "protoc-gen-tandem: $1" >&2
  exit 1
}

find_java() {
  if [ -n "$JAVA_HOME" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it"
  elif command -v java >/dev/null 2>&1; then
    java=java
  else
    fail "needs Java 17 or newer: set JAVA_HOME, or put java on the PATH"
  fi
}

# Without a language, as in containers and in cron, or with one that is not installed, Java takes
# paths for ASCII and does not find what has other letters.
make_paths_readable() {
  case $0 in *:*) fail "Java can't run $0, because a colon separates paths: move it" ;; esac
  case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
    '' | C | POSIX) read_utf8 ;;
    *)
      case $0$TANDEM_CACHE$XDG_CACHE_HOME$HOME in
        *[!\ -~]*) case $(locale charmap 2>/dev/null) in ANSI*) read_utf8 ;; esac ;;
      esac
      ;;
  esac
}

read_utf8() {
  export LC_ALL=C.UTF-8 2>/dev/null # Some shells complain where that is not known.
}

# What users have chosen for all their JVMs wins: two collectors, or -Xshare with an AOT cache, would
# keep the JVM from starting.
respect_user_options() {
  # A request of megabytes is not copied around, and memory that is new costs more than collecting.
  collector='-XX:+UseSerialGC -Xmn64m -XX:MaxTenuringThreshold=0 -XX:PretenureSizeThreshold=1m'
  archives=yes
  case "$JAVA_TOOL_OPTIONS $JDK_JAVA_OPTIONS $_JAVA_OPTIONS" in
    *@* | *Flags=* | *VMOptionsFile* | *GC* | *Xshare* | *Archive* | *AOT* | *-agent* | *-javaagent*)
      collector='' archives=''
      ;;
    # With a small heap, nothing would be left for objects that are not new.
    *-Xm* | *Heap* | *RAM* | *NewSize* | *OldSize*) collector=-XX:+UseSerialGC ;;
  esac
  # These come behind ours, and would log to stdout.
  case $_JAVA_OPTIONS in
    *-Xlog* | *-verbose*) export _JAVA_OPTIONS="$_JAVA_OPTIONS -Xlog:all=off:stdout" ;;
  esac
}

# The folder for the archives of all builds, or nothing.
find_cache() {
  case $TANDEM_CACHE in
    off) return 1 ;;
    /*) cache=$TANDEM_CACHE ;;
    ?*) cache=$PWD/$TANDEM_CACHE ;;
    *)
      case $XDG_CACHE_HOME in
        /*) cache=$XDG_CACHE_HOME/tandem ;;
        *)
          [ -d "$HOME" ] || return 1
          # Whom root leaves a .cache cannot use it.
          if [ -O / ] && ! [ -O "$HOME" ]; then return 1; fi
          cache=$HOME/.cache/tandem
          if [ -d "$HOME/Library/Caches" ]; then cache=$HOME/Library/Caches/tandem; fi
          ;;
      esac
      ;;
  esac
  cache=$cache/protoc-gen-tandem
  case $cache in *:*) return 1 ;; esac # separates entries of a class path
}

# The folder for what belongs to this build on this JVM. Another JVM's archive would be ignored.
find_entry() {
  [ -n "$archives" ] && find_cache || return 1
  home=$JAVA_HOME
  if [ -z "$home" ]; then
    home=$(readlink -f "$(command -v java)" 2>/dev/null)
    home=${home%/bin/java}
  fi
  [ -r "$home/release" ] || return 1
  jvm='' version=''
  while [ -z "$version" ] && IFS='="' read -r name _ value _; do
    case $name in
      IMPLEMENTOR | JAVA_RUNTIME_VERSION) jvm=$jvm-${value%%[!A-Za-z0-9.+_-]*} ;;
      JAVA_VERSION) version=${value%%[!0-9]*} jvm=$jvm-${value%%[!0-9.]*} ;;
    esac
  done <"$home/release"
  [ -n "$version" ] || return 1
  entry=$cache/$build$jvm
  if [ "$version" -ge 25 ]; then
    archive=$entry/classes.aot make=-XX:AOTCacheOutput= use=-XX:AOTCache= must=-XX:AOTMode=on
  else
    archive=$entry/classes.jsa make=-XX:ArchiveClassesAtExit= use=-XX:SharedArchiveFile= must=-Xshare:on
  fi
}

# A damaged archive can crash a JVM, so it must be as it was when the trainer tried it; nor is
# anything run here that another user could have put there.
archive_is_good() {
  [ -O "$entry" ] && ! [ -L "$entry" ] &&
    [ -s "$archive" ] && [ -s "$entry/plugin.jar" ] && [ -f "$entry/tried" ] &&
    ! [ "$archive" -nt "$entry/tried" ] && ! [ "$entry/plugin.jar" -nt "$entry/tried" ]
}

# The C1 compiler and the serial collector start fastest. The JVM's own messages go to stderr.
run_java() {
  $nice "$java" -XX:TieredStopAtLevel=1 $collector -XX:-UsePerfData \
    -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=error:stderr "$@"
}

# Makes an archive, with a request that is built in. One process tries; when it fails, the next try
# is a day later. The archive is of a copy of the jar, because it is good for one path only, while
# build tools copy this file around. The files get an old time: any change to one makes it newer.
# An AOT cache says which methods are worth compiling at once. Those of short runs are few, so only
# what is called very often counts here.
train() {
  if archive_is_good; then return; fi # Another process has made it since.
  umask 077
  if command -v nice; then nice=nice; fi
  mkdir -p "$cache" && [ -O "$cache" ] || return
  if [ -f "$entry/tried" ] || [ -n "$(find "$entry" -prune -mtime +0)" ]; then rm -rf "$entry"; fi
  mkdir "$entry" || return
  find "$cache" -mindepth 1 -maxdepth 1 -type d -mtime +30 \
    -exec test -f {}/plugin.jar \; -exec rm -rf {} +
  jar=$entry/plugin.jar new=$entry/new old=200001010000
  # A build may have replaced what is running here.
  cp "$0" "$jar" &&
    grep -q "^build=$build " "$jar" &&
    touch -t $old "$jar" &&
    run_java -XX:CompileThresholdScaling=4 "$make$new" -cp "$jar" $main --train &&
    run_java "$use$new" $must -XX:+VerifySharedSpaces -cp "$jar" $main --train &&
    touch -t $old "$new" &&
    mv "$new" "$archive" &&
    touch -t $old "$entry/tried"
}

# Only a failure is worth the time to ask which Java this is. "1.8.0" counts as 1.
check_java_version() {
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  if [ -z "$version" ]; then
    fail "$java does not run"
  elif [ "$version" -lt 17 ]; then
    fail "needs Java 17 or newer, but $java is version $version"
  fi
}

nice='' used=''
find_java
make_paths_readable
respect_user_options
if ! find_entry; then
  run_java -cp "$0" $main "$@"
elif archive_is_good; then
  used=$entry
  # Silently: that a JVM can't use the archive is nothing for users to mend.
  run_java "$use$archive" -Xlog:disable -cp "$entry/plugin.jar" $main "$@"
else
  # In the background and away from protoc's pipes: protoc has its response and does not wait. The
  # braces are for dash, which would keep the pipes open to restore them after a function.
  run_java -cp "$0" $main "$@" && {
    { train; } </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
  }
fi
status=$?

case $status in
  0) ;;
  134 | 135 | 138 | 139) # SIGABRT, SIGBUS, SIGSEGV
    if [ -n "$used" ]; then rm -rf "$used"; fi
    fail "Java crashed. Its archive of classes is thrown away in case that was the cause: try again"
    ;;
  *)
    # An archive can need more heap than there is. Then no JVM has started, nor read stdin.
    if [ -n "$used" ] && ! run_java "$use$archive" -version </dev/null >/dev/null 2>&1; then
      run_java -cp "$0" $main "$@"
      status=$?
    fi
    if [ $status != 0 ]; then check_java_version; fi
    ;;
esac
exit $status
