import java.util.jar.JarFile

def log = new File(basedir, 'build.log').text
// Two modules in two builds. In the second, nothing was left to write.
def lines = log.readLines().findAll { it.contains('tandem: 1 proto -> ') }
assert lines.size() == 4
assert lines[0..1].every { !it.contains('(0 changed)') }
assert lines[2..3].every { it.contains('(0 changed)') }

// Imported protos are compiled where they belong, not once more.
def shop = new File(basedir, 'service/target/generated-sources/tandem')
assert new File(shop, 'com/acme/shop/v1/ShopClient.java').isFile()
assert !new File(shop, 'com/acme/library').exists()
assert !new File(shop, 'com/google').exists()

def protos = { module ->
  new JarFile(new File(basedir, "${module}/target/imports-${module}-1.jar")).withCloseable { jar ->
    jar.entries().collect { it.name }.findAll { it.endsWith('.proto') }
  }
}
assert protos('library') == ['acme/library/v1/money.proto']
assert protos('service') == ['acme/shop/v1/shop.proto']
return true
