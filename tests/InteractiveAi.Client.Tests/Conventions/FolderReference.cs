namespace InteractiveAi.Client.Tests;

/// <summary>A use of a type across folders.</summary>
internal sealed record FolderReference(string File, int Line, string FromFolder, string Type, string ToFolder)
{
    public override string ToString() => $"{File}({Line}): {Name(FromFolder)} uses {Type} of {Name(ToFolder)}";

    private static string Name(string folder) => folder.Length == 0 ? "the project's top" : folder + "/";
}
