// A named module with generated code was compiled, and it ran: a call from it to itself, on the module path.
def log = new File(basedir, 'build.log').text
assert log.contains('Hello, module: module com.acme, module dev.tandem.runtime')
return true
