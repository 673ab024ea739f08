using System.Text;

namespace InteractiveAi.Client;

/// <summary>Hides credentials in text that comes from outside: the keys of the call wherever they occur, and whatever looks like a credential.</summary>
/// <remarks>
/// It hides whole keys and parts of them from eight characters at either end on (JamAI Base echoes the first and the last fifth of a token), also when they are
/// escaped for JSON or for a URL, encoded or of another case; what follows <c>Bearer</c> or <c>Basic</c>; values of members, headers and parameters with names such as <c>authorization</c>
/// or <c>api_key</c>, in JSON, in JSON inside a string, in JSON that was cut off, and in header or query form; and runs that look like a token.
/// JSON stays JSON. The work is linear in the length of the text. Instances do not change and may be used by several threads.
/// </remarks>
internal sealed partial class CredentialMask
{
    private const string Hidden = "***";

    private readonly Secret[] _secrets;

    /// <summary>A mask for these keys and for everything that looks like a credential.</summary>
    /// <param name="secrets">
    /// The credentials of the call, as keys or as header values with a scheme; <see langword="null"/> and blank ones are passed over.
    /// </param>
    public CredentialMask(params IEnumerable<string?> secrets) =>
        _secrets = [.. secrets.SelectMany(Keys).Distinct(StringComparer.Ordinal).Select(static key => new Secret(key))];

    /// <summary>A mask that knows no key and hides only what looks like a credential.</summary>
    public static CredentialMask Patterns { get; } = new();

    /// <summary>The text with credentials replaced by <c>***</c>; the very same string when there are none.</summary>
    public string Apply(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var found = new List<Cover>();
        if (_secrets.Length > 0)
        {
            // As it stands too: undoing escapes joins what was none to a key that follows it, "100%ab…" for example.
            FindSecrets(new PlainText(text, decode: false), found);
            if (text.AsSpan().ContainsAny('\\', '%'))
            {
                FindSecrets(new PlainText(text, decode: true), found);
            }
        }

        FindMembers(text, found);
        FindTokens(text, found);
        return found.Count == 0 ? text : Write(text, found);
    }

    // Of "Bearer xyz" the scheme is no secret, and parts of the key are found only when the key stands alone.
    private static IEnumerable<string> Keys(string? secret)
    {
        string[] words = secret?.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        var shortest = words.Length > 1 ? Secret.ShortestPart : Secret.Shortest;
        return words
            .Where(word => word.Length >= shortest)
            .SelectMany(word => (string[])[word, PlainText.Decode(word), .. Encoded(word)]);
    }

    // As an error shows it that repeats a header of the scheme Basic, or one that was encoded on its way.
    private static IEnumerable<string> Encoded(string word) =>
        EchoData.FormsOf(word).Where(static form => form.Length >= 2 * Secret.ShortestPart);

    private void FindSecrets(PlainText text, List<Cover> found)
    {
        foreach (var secret in _secrets)
        {
            secret.Find(text, found);
        }
    }

    private static string Write(string text, List<Cover> found)
    {
        found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var masked = new StringBuilder(text.Length);
        var written = 0;
        for (var i = 0; i < found.Count; )
        {
            var cover = found[i++];
            while (i < found.Count && found[i].Start <= cover.End)
            {
                cover = new Cover(cover.Start, Math.Max(cover.End, found[i++].End), Hidden);
            }

            masked.Append(text, written, cover.Start - written).Append(cover.With);
            written = cover.End;
        }

        return masked.Append(text, written, text.Length - written).ToString();
    }

    /// <summary>A part of the text and what replaces it.</summary>
    private readonly record struct Cover(int Start, int End, string With = Hidden);
}
