using System.Text;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client;

/// <summary>Readable names for types, made of what gateways allow in a schema's name.</summary>
internal static partial class SchemaNames
{
    /// <summary>The longest name that gateways take.</summary>
    public const int MaxLength = 64;

    /// <summary>The name of <paramref name="type"/>: <c>Invoice</c>, <c>ListOfInvoice</c>, <c>ArrayOfInt32</c>.</summary>
    public static string Of(Type type)
    {
        var name = new StringBuilder();
        Append(name, type);
        var clean = Refused().Replace(name.ToString(), "_");
        if (clean.Length > MaxLength)
        {
            clean = clean[..MaxLength];
        }

        // A name in another script would be nothing but underscores, and tell a model nothing.
        return clean.Any(char.IsAsciiLetterOrDigit) ? clean : "Schema";
    }

    /// <summary>Makes <paramref name="name"/> differ from <paramref name="taken"/> by a number at its end, and takes it.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            var suffix = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            candidate = name[..Math.Min(name.Length, MaxLength - suffix.Length)] + suffix;
        }

        return candidate;
    }

    private static void Append(StringBuilder name, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            Append(name, underlying);
            return;
        }

        if (type.IsArray)
        {
            name.Append("ArrayOf");
            Append(name, type.GetElementType()!);
            return;
        }

        var own = type.Name.AsSpan();
        var arity = own.IndexOf('`');
        name.Append(arity < 0 ? own : own[..arity]);
        var arguments = type.IsGenericType ? type.GetGenericArguments() : [];
        for (var i = 0; i < arguments.Length; i++)
        {
            name.Append(i == 0 ? "Of" : "And");
            Append(name, arguments[i]);
        }
    }

    [GeneratedRegex("[^a-zA-Z0-9_-]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refused();
}
