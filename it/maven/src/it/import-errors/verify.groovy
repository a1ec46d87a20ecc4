def log = new File(basedir, 'build.log').readLines()
def error = { String name, int line, int column, String text ->
  def expected = "[ERROR] ${new File(basedir, 'src/main/proto/acme/' + name).path}:[${line},${column}] ${text}".toString()
  assert log.count { it == expected } == 1 : expected
}
// Where each import is, whatever is wrong with it; and all of them in one build.
error('missing.proto', 5, 1, 'Import "acme/nowhere.proto" was not found or had errors.')
error('without_folder.proto', 5, 1, 'Import "user.proto" was not found or had errors.')
error('cycle_a.proto', 5, 1,
    'File recursively imports itself: acme/cycle_a.proto -> acme/cycle_b.proto -> acme/cycle_a.proto')
error('again.proto', 7, 9, '"acme.User" is already defined in file "acme/user.proto".')
error('indirect.proto', 10, 3, '"acme.User" seems to be defined in "acme/user.proto", which is not imported by '
    + '"acme/indirect.proto".  To use it here, please add the necessary import.')

// Those that are right are not blamed, and nothing is generated of half a project.
assert !log.any { it.startsWith('[ERROR]') && it =~ /(team|user)\.proto:\[/ }
assert !new File(basedir, 'target/generated-sources/tandem').exists()
return true
