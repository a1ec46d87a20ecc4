@echo off
rem Tandem's protoc plugin on Windows: runs the jar that lies beside this file. protoc talks to it
rem through stdin and stdout, so nothing but the response may reach stdout.
setlocal DisableDelayedExpansion

set "jar=%~dp0@jar@"
if not exist "%jar%" (
  echo protoc-gen-tandem: "%jar%" is missing: it belongs beside this file 1>&2
  exit /b 1
)

rem Some have quotes around the folder.
if defined JAVA_HOME set JAVA_HOME=%JAVA_HOME:"=%
set "java="
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java (
  echo protoc-gen-tandem: needs Java 17 or newer: set JAVA_HOME, or put java on the PATH 1>&2
  exit /b 1
)
if not exist "%java%" (
  echo protoc-gen-tandem: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it 1>&2
  exit /b 1
)

rem A collector that users have chosen for all their JVMs wins: with two, a JVM does not start.
set "collector=-XX:+UseSerialGC"
if defined JAVA_TOOL_OPTIONS set "collector="
if defined JDK_JAVA_OPTIONS set "collector="
if defined _JAVA_OPTIONS set "collector="

rem The C1 compiler and the serial collector start fastest. The JVM's own messages go to stderr.
"%java%" -XX:TieredStopAtLevel=1 %collector% -XX:-UsePerfData -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=error:stderr -jar "%jar%" %*
exit /b %errorlevel%
