@echo off
rem Netloom: finds a JDK 25, builds when the sources changed, and starts. See netloom for the commands.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%P in (javac.exe) do if not defined JDK if not "%%~$PATH:P"=="" for %%B in ("%%~dp$PATH:P..") do call :try "%%~fB"
for %%R in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java") do (
    if not defined JDK for /d %%D in ("%%~R\*") do if not defined JDK call :try "%%~D"
)
if not defined JDK (
    echo netloom: no JDK 25 found. Install one, for instance with: winget install EclipseAdoptium.Temurin.25.JDK, or set JAVA_HOME to its folder 1>&2
    exit /b 1
)
set "JAVA_HOME=%JDK%"
set "MAVEN_OPTS=%MAVEN_OPTS% --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true"
set "LAUNCH=%HERE%\app\target\launch"
set "ARGUMENTS=%LAUNCH%\window.args"
where mvn >nul 2>nul
if errorlevel 1 if not exist "%ARGUMENTS%" (
    echo netloom: Maven is missing. Install Maven 3.8 or newer and put its bin folder on the PATH 1>&2
    exit /b 1
)
if "%~1"=="test" (
    cd /d "%HERE%"
    call mvn -B -ntp verify %2 %3 %4 %5 %6 %7 %8 %9
    exit /b !errorlevel!
)
powershell -NoProfile -Command "$a='%ARGUMENTS%'; if (!(Test-Path $a)) {exit 1}; $t=(Get-Item $a).LastWriteTime; $s='pom.xml','app\pom.xml','engine\pom.xml','app\src\main','engine\src\main','resources' | ForEach-Object {Get-ChildItem (Join-Path '%HERE%' $_) -Recurse -File}; if ($s | Where-Object {$_.LastWriteTime -gt $t}) {exit 1}"
if errorlevel 1 (
    echo netloom: building; the first time this fetches what it needs and takes a few minutes 1>&2
    pushd "%HERE%"
    call mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true process-classes 1>&2
    if errorlevel 1 (
        popd
        echo netloom: the build failed; the lines above say where 1>&2
        exit /b 1
    )
    popd
    powershell -NoProfile -Command "(Get-Item '%ARGUMENTS%').LastWriteTime = Get-Date"
)
"%JAVA_HOME%\bin\java" -Dnetloom.home="%HERE%" "@%ARGUMENTS%" dev.netloom.app.Main %*
exit /b %errorlevel%

:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b JAVA_VERSION "%~1\release"') do (
    set "V=%%~V"
    set "V=!V:"=!"
    if !V! geq 25 set "JDK=%~1"
    exit /b 0
)
exit /b 0
