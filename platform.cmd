@echo off
rem Finds a JDK 25 or newer and hands everything to the launcher (infra\launcher), which is Java.
rem The commands: platform help
setlocal EnableExtensions DisableDelayedExpansion

set "root=%~dp0"
set "root=%root:~0,-1%"
set "jdk="

if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
for %%v in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%ProgramFiles%\OpenJDK" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps") do (
    for /d %%d in ("%%~v\*") do (
        call :try "%%~d"
        call :try "%%~d\current"
    )
)
if not defined jdk (
    echo No JDK 25 or newer found in JAVA_HOME, PATH or the usual folders; get one from https://adoptium.net/temurin/releases/?version=25 ^(or: winget install EclipseAdoptium.Temurin.25.JDK^) and set JAVA_HOME to it. 1>&2
    exit /b 1
)

set "launcher=%root%\infra\launcher"
set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms8m -Xmx128m -Xss512k --enable-native-access=ALL-UNNAMED"
if exist "%launcher%\target\classes\io\streamplatform\launcher\boot\Boot.class" (
    "%jdk%\bin\java.exe" %options% "-Dplatform.root=%root%" -cp "%launcher%\target\classes" io.streamplatform.launcher.boot.Boot %*
) else (
    "%jdk%\bin\java.exe" %options% "-Dplatform.root=%root%" "%launcher%\src\main\java\io\streamplatform\launcher\boot\Boot.java" %*
)
exit /b %ERRORLEVEL%

rem A JDK, with its compiler, that is new enough; its "release" file tells without starting it.
:try
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "version="
for /f "tokens=2 delims==" %%r in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=.-+" %%m in (%%r) do set "version=%%~m"
if not defined version exit /b 0
if %version% geq 25 set "jdk=%~1"
exit /b 0
