using Vireo.Native.Abi;

// Writes what the C compiler and the linker need, and a program that calls every function, from the headers: vireo-abi INCLUDE-FOLDER
// OUTPUT-FOLDER.
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: vireo-abi INCLUDE-FOLDER OUTPUT-FOLDER");
    return 2;
}

var headers = new CHeaders(Directory.EnumerateFiles(args[0], "*.h", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(
    File.ReadAllText));
Directory.CreateDirectory(Path.Combine(args[1], "test"));
File.WriteAllText(Path.Combine(args[1], "trampolines.c"), TrampolineText.Write(headers.Symbols));
File.WriteAllText(Path.Combine(args[1], "libvirt.map"), VersionScript.Write(headers.Symbols));
File.WriteAllText(Path.Combine(args[1], "test", "calls.c"), CallProgramText.Write(headers));
return 0;
