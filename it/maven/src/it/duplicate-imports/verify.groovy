def log = new File(basedir, 'build.log').readLines().findAll {
  it.contains('tandem: ') || it.contains('[WARNING] import ') || it.contains('failOnWarning:')
}
// Maven 4 finds modules of other builds of this project in its target folder, Maven 3 where they are installed.
def jar = { name ->
  [new File(basedir, 'target/project-local-repo/dev.tandem.it'), new File(localRepositoryPath, 'dev/tandem/it')]
      .collect { new File(it, "duplicate-${name}/1/duplicate-${name}-1.jar") }.find { it.isFile() }.path
}

// Both jars are named; which one counts is what the class path says. Nothing is said of what is the
// same in both, of what is not imported, nor of old copies of Google's own types.
def warning = "[WARNING] import \"acme/common.proto\" has two contents: that of ${jar('first')}!/acme/common.proto is used," +
    " that of ${jar('second')}!/acme/common.proto is not; exclude or remove one of them"
assert log.size() == 3 + 1 + 3 + 3 : log.join('\n')
assert log[0].endsWith('first run: generating')
assert log[1] == warning
assert log[2] =~ /tandem: 1 proto -> \d+ files/
assert log[3].contains('tandem: nothing changed (')

// With failOnWarning it is an error, and it stays one: there is no "nothing changed".
assert log[4].endsWith('failOnWarning changed: generating')
assert log[7].endsWith('the last run did not finish: generating')
[log[5..6], log[8..9]].each {
  assert it[0] == warning
  assert it[1] == '[ERROR] failOnWarning: the build fails because of the warnings above'
}

// Unpacked for all builds of this user, if there is a place for that, and not into the project.
if (new File(System.getProperty('user.home')).canWrite()) {
  assert !new File(basedir, 'service/target/tandem/imports').exists()
}
return true
