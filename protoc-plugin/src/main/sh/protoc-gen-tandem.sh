#!/bin/sh
# Tandem's protoc plugin: this script with a jar behind it. protoc talks to it through stdin and
# stdout, so nothing but the response may reach stdout.

if [ -n "$JAVA_HOME" ]; then
  java=$JAVA_HOME/bin/java
  if [ ! -x "$java" ]; then
    echo "protoc-gen-tandem: JAVA_HOME is $JAVA_HOME, but there is no bin/java in it" >&2
    exit 1
  fi
elif command -v java >/dev/null 2>&1; then
  java=java
else
  echo "protoc-gen-tandem: needs Java 17 or newer: set JAVA_HOME, or put java on the PATH" >&2
  exit 1
fi

# Warnings of the JVM go to stderr. The C1 compiler and the serial collector start fastest.
"$java" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  -Xlog:disable -Xlog:all=warning:stderr -jar "$0" "$@"
status=$?

# Only a failure is worth the time to ask which Java this is. "1.8.0" counts as 1.
if [ $status -ne 0 ]; then
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  if [ -z "$version" ]; then
    echo "protoc-gen-tandem: needs Java 17 or newer, but $java does not run" >&2
  elif [ "$version" -lt 17 ]; then
    echo "protoc-gen-tandem: needs Java 17 or newer, but $java is version $version" >&2
  fi
fi
exit $status
