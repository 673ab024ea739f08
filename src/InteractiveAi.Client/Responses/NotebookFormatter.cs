namespace InteractiveAi.Client;

/// <summary>Shows one of this library's types in a notebook. Its members are found by their names (<see cref="TypeFormatterSourceAttribute"/>).</summary>
/// <param name="mimeType">What is written.</param>
/// <param name="format">Writes it.</param>
internal sealed class NotebookFormatter(string mimeType, Func<object, string> format)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(format(instance));
        return true;
    }
}
