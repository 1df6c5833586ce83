# Files one is handed: HTML and archive bundles.

form-table = Table { $number }

bundle-lead = { $count ->
    [one] There is 1 file here.
   *[other] There are { $count } files here.
}
bundle-date = The bundle is of { $date }.
bundle-files = Files
bundle-file = File
bundle-what = What it is
bundle-size = Size
bundle-checksum = Checksum (SHA-256)
bundle-bytes = { $count } bytes
bundle-verify = Are the files unchanged?
bundle-verify-lead = Every file has a checksum. If a single character of the file is changed, the checksum is another.
bundle-verify-open = Open a terminal in the folder of this page.
bundle-verify-type = Type the line for your system:
bundle-verify-linux = On Linux: sha256sum -c { $checksums }
bundle-verify-macos = On macOS: shasum -a 256 -c { $checksums }
bundle-verify-answer = It must say OK beside every file.
bundle-verify-windows = On Windows: type certutil -hashfile, the name of the file and SHA256, and compare with the checksum on this page.
bundle-reading = What is needed
bundle-reading-words = The bundle can be read without Referat. This page opens in a browser. The files open in the programs they always open in. { $manifest } says the same to programs.
