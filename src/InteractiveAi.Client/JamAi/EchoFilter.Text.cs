using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.JamAi;

internal static partial class EchoFilter
{
    // How often a text is a text in a text; what is deeper is nobody's error.
    private const int MaxDepth = 8;

    // How many beginnings of JSON may turn out to be none, before the rest is given up.
    private const int MaxFailures = 64;

    // In milliseconds, and far more than any text of an error takes.
    private const int MatchTimeout = 1000;

    private const string Input = "input_value=";
    private const string InputType = ", input_type=";

    private const string Quote = """(?:["']|&quot;|&#34;|\\u0022|%22)""";
    private const string EchoName = Quote + "(?:body|input|ctx|request_headers)" + @"\\*" + Quote + @"\s*(?:[:=]|%3A)";

    [GeneratedRegex(EchoName, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex Echo();

    [GeneratedRegex(
        EchoName + """|[{\[]|(?<!\\)"|(?:\n|\\n)Exception:|input_value=""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        MatchTimeout
    )]
    private static partial Regex Sign();

    [GeneratedRegex(@"\G[\w.]*", RegexOptions.CultureInvariant, MatchTimeout)]
    private static partial Regex TypeName();

    // Braces and brackets are common in prose too.
    private static bool IsOpening(ReadOnlySpan<char> text) =>
        text is ['{' or '[', ..]
        && text[1..].TrimStart() is var inner
        && (
            text[0] is '{'
                ? inner is [] or ['"' or '}', ..]
                : inner is [] or ['{' or '[' or '"' or ']' or '-' or 't' or 'f' or 'n' or (>= '0' and <= '9'), ..]
        );

    private static string OfText(string text, int depth)
    {
        Match sign = Sign().Match(text);
        if (!sign.Success)
        {
            return text;
        }

        return depth <= MaxDepth ? new TextFilter(text, depth).Apply(sign)
            : Echo().IsMatch(text) ? Hidden
            : text;
    }

    /// <summary>Goes through one text, once.</summary>
    private sealed class TextFilter(string text, int depth)
    {
        private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

        // Where the last word stands that JSON must not hold when it cannot be taken apart.
        private readonly int _lastEcho = Math.Max(
            Echo().Matches(text) is { Count: > 0 } echoes ? echoes[^1].Index : -1,
            text.LastIndexOf("validation_error", StringComparison.OrdinalIgnoreCase)
        );
        private readonly StringBuilder _kept = new();
        private (int Chars, int Bytes) _position;
        private int _copied;
        private int _loose = -1;
        private int _failures;
        private bool _repeats;

        public string Apply(Match sign)
        {
            while (sign.Success)
            {
                int next = sign.ValueSpan switch
                {
                    "{" or "[" => Json(sign.Index),
                    "\"" => Text(sign.Index),
                    var value when value.EndsWith("Exception:", StringComparison.OrdinalIgnoreCase) => Exception(
                        sign.Index + sign.Length
                    ),
                    var value when value.Equals(Input, StringComparison.OrdinalIgnoreCase) => Value(
                        sign.Index + sign.Length
                    ),
                    _ => Name(sign),
                };
                sign = next >= text.Length ? Match.Empty : Sign().Match(text, next);
            }

            return _repeats ? _kept.Append(text, _copied, text.Length - _copied).ToString() : text;
        }

        private int Json(int start)
        {
            if (!IsOpening(text.AsSpan(start)))
            {
                return Loose(start);
            }

            if (Parse(start) is var (json, end))
            {
                _loose = -1;
                return Rewritten(json, depth + 1) is { } rewritten ? Replace(start, end, rewritten) : end;
            }

            if (_lastEcho < start && _failures <= MaxFailures)
            {
                return Loose(start);
            }

            if (_loose >= 0)
            {
                return Replace(_loose, text.Length, Hidden);
            }

            // Cut off, or broken: what was whole before that is known, the rest could be the request's.
            string left =
                _failures <= MaxFailures && LenientJson.Parse(text[start..]) is { } whole && !IsEmpty(whole)
                    ? Rewritten(whole, depth + 1) ?? whole.GetRawText()
                    : Hidden;
            return Replace(start, text.Length, left);
        }

        // JSON that is a text: only one with escapes differs from what stands in it.
        private int Text(int start)
        {
            int end = start + 1;
            bool hasEscapes = false;
            while (end < text.Length && text[end] is not '"')
            {
                hasEscapes = hasEscapes || text[end] is '\\';
                end += text[end] is '\\' ? 2 : 1;
            }

            if (!hasEscapes || end >= text.Length || Parse(start) is not var (json, after))
            {
                return start + 1;
            }

            return Rewritten(json, depth) is { } rewritten ? Replace(start, after, rewritten) : start + 1;
        }

        // Gateway: an error's detail ends with the exception as the server's language writes it (wire-facts 3.5).
        private int Exception(int start)
        {
            int end = start + TypeName().Match(text, start).Length;
            return text.AsSpan(end).Trim() is "" or "(***)" ? text.Length : Replace(end, text.Length, $"({Hidden})");
        }

        // As the server's validation writes it where it is text: input_value='...', input_type=str.
        private int Value(int start)
        {
            int length = text.AsSpan(start).IndexOf('\n');
            ReadOnlySpan<char> line = length < 0 ? text.AsSpan(start) : text.AsSpan(start, length);
            int type = line.LastIndexOf(InputType, StringComparison.Ordinal);
            ReadOnlySpan<char> value = type < 0 ? line : line[..type];
            return value is "" or Hidden ? start + value.Length : Replace(start, start + value.Length, Hidden);
        }

        // In single quotes and outside of any brace it is the name of a member in a sentence.
        private int Name(Match sign) =>
            _loose < 0 && text[sign.Index] is '\''
                ? sign.Index + sign.Length
                : Replace(_loose < 0 ? sign.Index : _loose, text.Length, Hidden);

        private int Loose(int start)
        {
            _loose = _loose < 0 ? start : _loose;
            return start + 1;
        }

        private int Replace(int start, int end, string replacement)
        {
            _kept.Append(text, _copied, start - _copied).Append(replacement);
            _copied = end;
            _loose = -1;
            _repeats = true;
            return end;
        }

        private (JsonElement Json, int End)? Parse(int start)
        {
            _position = (
                start,
                _position.Bytes + Encoding.UTF8.GetByteCount(text.AsSpan(_position.Chars, start - _position.Chars))
            );
            Utf8JsonReader reader = new(_utf8.AsSpan(_position.Bytes));
            try
            {
                JsonElement json = JsonElement.ParseValue(ref reader);
                int length = Encoding.UTF8.GetCharCount(_utf8, _position.Bytes, (int)reader.BytesConsumed);
                return (json, start + length);
            }
            catch (JsonException)
            {
                _failures++;
                return null;
            }
        }

        private static bool IsEmpty(JsonElement json) =>
            json.ValueKind is JsonValueKind.Object
                ? !json.EnumerateObject().MoveNext()
                : json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() is 0;
    }
}
