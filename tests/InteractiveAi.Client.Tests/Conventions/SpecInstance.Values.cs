using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecInstance
{
    // Numbers that no type of ours could give back to the digit.
    private static readonly string[] oddNumbers =
    [
        "0",
        "-0",
        "1.0",
        "1.50",
        "1e2",
        "1E+2",
        "1e-400",
        "1e400",
        "12345678901234567890123",
        "0.1234567890123456789012345678901",
    ];

    private static readonly string[] characters =
    [
        "a",
        "Z",
        " ",
        "é",
        "東",
        "🙂",
        "<",
        "+",
        "/",
        "\\\"",
        "\\\\",
        "\\/",
        "\\n",
        "\\u0000",
        "\\u00e9",
        "\\ud83d\\ude42",
        "\\u2028",
    ];

    private Json Enum(JsonObject schema)
    {
        if (Chance(3, of: 100))
        {
            // A name that came as something else is kept as its text.
            string odd = Pick(["1.50", "true", "[1,2]"]);
            return new Json(odd, $"\"{odd}\"");
        }

        var alternatives = AlternativesOf(schema).Select(each => spec.Follow(each).Schema);
        string[] values = [.. alternatives.SelectMany(SpecDocument.EnumOf)];
        return Json.Same(values.Length is 0 || Chance(15, of: 100) ? Text() : $"\"{Pick(values.AsSpan())}\"");
    }

    private string Choice() =>
        _random.Next(4) switch
        {
            0 => Pick(["\"none\"", "\"auto\"", "\"required\""]),
            1 => Text(),
            2 => FreeObject(),
            _ => $$"""{"x-a":{{Free(0)}},"function":{"name":{{Text()}},"x-b":{{Free(0)}}},"type":"function"}""",
        };

    private string Sort() =>
        _random.Next(4) switch
        {
            0 => Pick(["\"price\"", "\"throughput\"", "\"latency\""]),
            1 => Text(),
            2 => FreeObject(),
            _ =>
                $$"""{"x-a":{{Free(0)}},"by":{{Pick(["null", "\"price\"", "\"x\"", "5.0"])}},"partition":{{Pick(["\"model\"", "null"])}}}""",
        };

    // Everything but null, which is the absence of a value.
    private string Value() =>
        _random.Next(4) switch
        {
            0 => Text(),
            1 => Pick(oddNumbers.AsSpan()),
            2 => Pick(["true", "false"]),
            _ => FreeObject(),
        };

    private string Filter() =>
        _random.Next(4) switch
        {
            0 => FreeObject(),
            1 => Pick(["[]", "\"x\"", "1.50"]),
            2 => Fields(),
            _ => $$"""{"{{Pick(["and", "or"])}}":{{Array(_ => Fields())}},"x-a":{{Free(0)}}}""",
        };

    private string Fields() => $$"""{"lang":{{Condition()}},"year":{{Condition()}},"x-new":{{Free(0)}}}""";

    private string Condition() =>
        $"{{\"{Pick(["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin", "exists", "x-new"])}\":"
        + (Chance(3) ? Array(_ => Value()) : Value())
        + "}";

    private string Media() =>
        Pick([
            "\"https://example.test/a%20b.png?x=1&y=2\"",
            "\"data:image/png;base64,AAAA\"",
            "\"AAAA\"",
            "\"\"",
            Text(),
        ]);

    private Json Time() =>
        Chance(3) ? new Json("1700000000.25", "1700000000.25") : Whole(_random.Next(0, int.MaxValue));

    // 12, 12.0, 1.2e1 and "12" are the same count.
    private Json Whole(long value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return new Json(
            _random.Next(6) switch
            {
                0 => text + ".0",
                1 => text + ".000",
                2 when value is not 0 => text + "0e-1",
                3 => $"\"{text}\"",
                4 => $"\"{text}.0\"",
                _ => text,
            },
            text
        );
    }

    private Json Number()
    {
        string text = Pick([
            "0",
            "1",
            "0.5",
            "0.70",
            "-1.5",
            "1e-7",
            "1E3",
            "123.456",
            "1.7976931348623157E308",
            "5e-324",
        ]);
        return Chance(8) ? new Json($"\"{text}\"", text) : Json.Same(text);
    }

    private Json Amount()
    {
        string text = Pick(["0", "0.00012", "1.2e-4", "3.10", "1234567.891"]);
        return Chance(8) ? new Json($"\"{text}\"", text) : Json.Same(text);
    }

    private string Text()
    {
        StringBuilder text = new("\"");
        for (int i = _random.Next(12); i > 0; i--)
        {
            text.Append(Pick(characters.AsSpan()));
        }

        return text.Append('"').ToString();
    }

    private string Free(int depth) =>
        _random.Next(depth > 2 ? 4 : 6) switch
        {
            0 => Text(),
            1 => Pick(oddNumbers.AsSpan()),
            2 => Pick(["true", "false"]),
            3 => "null",
            4 => Array(_ => Free(depth + 1)),
            _ => FreeObject(depth + 1),
        };

    private string FreeObject(int depth = 0) =>
        "{"
        + string.Join(
            ',',
            Enumerable.Range(0, _random.Next(3)).Select(i => $"\"{JsonDifference.UnknownPrefix}{i}\":{Free(depth + 1)}")
        )
        + "}";

    private string Array(Func<int, string> element) =>
        "[" + string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(element)) + "]";
}
