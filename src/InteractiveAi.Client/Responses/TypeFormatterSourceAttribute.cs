namespace InteractiveAi.Client;

/// <summary>Tells a notebook's kernel how to show a type. The kernel looks for this name and these members, so that no reference to it is needed.</summary>
/// <param name="formatterSourceType">A type with a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; } = ["text/html", "text/plain"];
}
