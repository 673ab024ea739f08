using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Testing;

/// <summary>Makes a text that a regular expression matches: the shortest one, with the first character of each class.</summary>
/// <remarks>Knows literals, classes, groups, alternatives, quantifiers and anchors, which is what schemas use; look-arounds and
/// back-references are taken for nothing.</remarks>
internal sealed class PatternText
{
    private const int MaxRepeats = 1000;
    private const int MaxDepth = 32;

    private readonly string _pattern;
    private int _position;
    private int _depth;

    private PatternText(string pattern) => _pattern = pattern;

    public static string Make(string pattern) => new PatternText(pattern).Alternatives();

    private string Alternatives()
    {
        var first = Sequence();
        while (_position < _pattern.Length && _pattern[_position] == '|')
        {
            _position++;
            Sequence();
        }

        return first;
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_position < _pattern.Length && _pattern[_position] is not ('|' or ')'))
        {
            var atom = Atom();
            for (var count = Repeats(); count > 0; count--)
            {
                text.Append(atom);
            }
        }

        return text.ToString();
    }

    private string Atom()
    {
        var current = _pattern[_position++];
        return current switch
        {
            '^' or '$' => "",
            '.' => "a",
            '(' => Group(),
            '[' => Class(),
            '\\' => Escape(),
            _ => current.ToString(),
        };
    }

    private string Group()
    {
        if (++_depth > MaxDepth)
        {
            return "";
        }

        var isAssertion = false;
        if (_position < _pattern.Length && _pattern[_position] == '?')
        {
            isAssertion = LookingAt("?=") || LookingAt("?!") || LookingAt("?<=") || LookingAt("?<!");
            // Past ?:, ?=, ?<name> and their kin.
            var end =
                LookingAt("?<") && !isAssertion
                    ? _pattern.IndexOf('>', _position)
                    : _position + (LookingAt("?<") ? 2 : 1);
            _position = Math.Clamp(end + 1, 0, _pattern.Length);
        }

        var text = Alternatives();
        // Past the closing parenthesis.
        if (_position < _pattern.Length)
        {
            _position++;
        }

        _depth--;
        return isAssertion ? "" : text;
    }

    private string Class()
    {
        var isNegated = _position < _pattern.Length && _pattern[_position] == '^';
        if (isNegated)
        {
            _position++;
        }

        var members = new StringBuilder();
        var start = _position;
        while (_position < _pattern.Length && (_pattern[_position] != ']' || _position == start))
        {
            if (_pattern[_position] == '\\')
            {
                _position++;
                members.Append(Escape());
            }
            else
            {
                members.Append(_pattern[_position++]);
            }
        }

        if (_position < _pattern.Length)
        {
            _position++;
        }

        if (!isNegated)
        {
            return members.Length > 0 ? members.ToString(0, 1) : "";
        }

        // Ranges keep only their ends here; none of these is between the ends of a range that is usual.
        foreach (var candidate in "a0 A-_~")
        {
            if (!Excludes(members.ToString(), candidate))
            {
                return candidate.ToString();
            }
        }

        return "§";
    }

    private static bool Excludes(string members, char candidate)
    {
        for (var index = 0; index < members.Length; index++)
        {
            var isRange = index + 2 < members.Length && members[index + 1] == '-';
            if (isRange ? candidate >= members[index] && candidate <= members[index + 2] : members[index] == candidate)
            {
                return true;
            }

            if (isRange)
            {
                index += 2;
            }
        }

        return false;
    }

    private string Escape()
    {
        if (_position >= _pattern.Length)
        {
            return "";
        }

        var kind = _pattern[_position++];
        return kind switch
        {
            'd' => "0",
            'w' => "a",
            's' => " ",
            'D' or 'S' => "a",
            'W' => "-",
            'b' or 'B' or 'A' or 'z' or 'Z' => "",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'p' or 'P' => Category(),
            _ => kind.ToString(),
        };
    }

    /// <summary>\p{Lu} and its kin.</summary>
    private string Category()
    {
        var end = _pattern.IndexOf('}', _position);
        if (end < 0)
        {
            return "";
        }

        var name = _pattern[_position..end].TrimStart('{');
        _position = end + 1;
        return name switch
        {
            "Lu" => "A",
            "N" or "Nd" => "0",
            "P" => ".",
            "Z" or "Zs" => " ",
            _ => "a",
        };
    }

    private int Repeats()
    {
        var repeats = 1;
        if (_position >= _pattern.Length)
        {
            return repeats;
        }

        switch (_pattern[_position])
        {
            case '*' or '?':
                _position++;
                repeats = 0;
                break;
            case '+':
                _position++;
                break;
            case '{' when _pattern.IndexOf('}', _position) is var end and > 0:
                var least = _pattern[(_position + 1)..end].Split(',')[0];
                if (!int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out repeats))
                {
                    return 1;
                }

                _position = end + 1;
                break;
            default:
                return repeats;
        }

        // Past the mark of a lazy or possessive quantifier.
        if (_position < _pattern.Length && _pattern[_position] is '?' or '+')
        {
            _position++;
        }

        return Math.Min(repeats, MaxRepeats);
    }

    private bool LookingAt(string text) => string.CompareOrdinal(_pattern, _position, text, 0, text.Length) == 0;
}
