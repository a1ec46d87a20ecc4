def log = new File(basedir, 'build.log').readLines()
// Maven 4 finds modules of other builds of this project in its target folder, Maven 3 where they are installed.
def jar = [new File(basedir, 'target/project-local-repo/dev.tandem.it'), new File(localRepositoryPath, 'dev/tandem/it')]
    .collect { new File(it, 'error-in-jar-library/1/error-in-jar-library-1.jar') }.find { it.isFile() }
def own = new File(basedir, 'service/src/main/proto/acme/service.proto')

// The jar is named and the place in it, not a folder to which it happens to be unpacked.
assert log.count { it == "[ERROR] ${jar}!/acme/common.proto:[6,13] \"Nope\" is not defined." } == 1
// And so is the import that brought it.
assert log.count { it.startsWith("[ERROR] ${own}:[5,1] Import \"acme/common.proto\"") } == 1
assert !log.any { it.contains('imports/error-in-jar-library') }
return true
