namespace InteractiveAi.Client;

internal sealed partial class CredentialMask
{
    /// <summary>One key, found in whole and in part.</summary>
    private sealed class Secret
    {
        /// <summary>Below this length a key cannot be told from a word.</summary>
        public const int Shortest = 4;

        /// <summary>How much of a key is worth hiding.</summary>
        public const int ShortestPart = 8;

        private readonly char[] _forward;
        private readonly char[] _backward;
        private readonly int[] _forwardFailures;
        private readonly int[] _backwardFailures;

        public Secret(string key)
        {
            // In any case, because some repeat whole headers in another. A short one would be a word then.
            _forward = key.Length < ShortestPart ? [.. key] : [.. key.Select(char.ToLowerInvariant)];
            _backward = [.. _forward];
            Array.Reverse(_backward);
            _forwardFailures = Failures(_forward);
            _backwardFailures = Failures(_backward);
        }

        public void Find(PlainText text, List<Cover> found)
        {
            if (_forward.Length < ShortestPart)
            {
                FindWord(text, found);
                return;
            }

            FindParts(text, _forward, _forwardFailures, reverse: false, found);
            FindParts(text, _backward, _backwardFailures, reverse: true, found);
        }

        /// <summary>Beginnings of the key (read in reverse: ends of it) that are long enough, by Knuth, Morris and Pratt.</summary>
        private static void FindParts(PlainText text, char[] key, int[] failures, bool reverse, List<Cover> found)
        {
            var matched = 0;
            var (start, end) = (-1, -1);
            for (var i = 0; i < text.Length; i++)
            {
                var position = reverse ? text.Length - 1 - i : i;
                var character = char.ToLowerInvariant(text[position]);
                while (matched > 0 && (matched == key.Length || key[matched] != character))
                {
                    matched = failures[matched - 1];
                }

                matched += key[matched] == character ? 1 : 0;
                if (matched < ShortestPart)
                {
                    continue;
                }

                var (first, last) = reverse ? (position, position + matched - 1) : (position - matched + 1, position);
                if (start >= 0 && first <= end && last >= start)
                {
                    (start, end) = (Math.Min(start, first), Math.Max(end, last));
                    continue;
                }

                Add(text, start, end, found);
                (start, end) = (first, last);
            }

            Add(text, start, end, found);
        }

        private void FindWord(PlainText text, List<Cover> found)
        {
            var matched = 0;
            for (var i = 0; i < text.Length; i++)
            {
                while (matched > 0 && (matched == _forward.Length || _forward[matched] != text[i]))
                {
                    matched = _forwardFailures[matched - 1];
                }

                matched += _forward[matched] == text[i] ? 1 : 0;
                var first = i - matched + 1;
                if (matched == _forward.Length && !IsWord(text, first - 1) && !IsWord(text, i + 1))
                {
                    Add(text, first, i, found);
                }
            }
        }

        private static bool IsWord(PlainText text, int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);

        private static void Add(PlainText text, int first, int last, List<Cover> found)
        {
            if (first >= 0)
            {
                found.Add(new Cover(text.StartOf(first), text.EndOf(last)));
            }
        }

        private static int[] Failures(char[] key)
        {
            var failures = new int[key.Length];
            for (int i = 1, matched = 0; i < key.Length; i++)
            {
                while (matched > 0 && key[matched] != key[i])
                {
                    matched = failures[matched - 1];
                }

                matched += key[matched] == key[i] ? 1 : 0;
                failures[i] = matched;
            }

            return failures;
        }
    }

    /// <summary>
    /// A text as it stands, or as it reads once its escapes are undone, of JSON at any depth of nesting and of URLs, with the way back to where each character stood.
    /// </summary>
    private sealed class PlainText
    {
        private readonly string _text;
        private readonly char[]? _characters;
        private readonly int[]? _starts;
        private readonly int[]? _ends;

        public PlainText(string text, bool decode)
        {
            _text = text;
            Length = text.Length;
            if (!decode)
            {
                return;
            }

            _characters = new char[text.Length];
            _starts = new int[text.Length];
            _ends = new int[text.Length];
            Length = 0;
            for (var i = 0; i < text.Length; )
            {
                var (character, end) = Read(text, i);
                (_characters[Length], _starts[Length], _ends[Length]) = (character, i, end);
                Length++;
                i = end;
            }
        }

        public int Length { get; }

        public char this[int i] => _characters is null ? _text[i] : _characters[i];

        /// <summary>A text with its escapes undone, for comparing with others that were treated alike.</summary>
        public static string Decode(string text)
        {
            var plain = new PlainText(text, decode: true);
            return new string(plain._characters!, 0, plain.Length);
        }

        public int StartOf(int i) => _starts is null ? i : _starts[i];

        public int EndOf(int i) => _ends is null ? i + 1 : _ends[i];

        private static (char Character, int End) Read(string text, int i)
        {
            if (text[i] == '%' && HexDigits.At(text, i + 1, 2) is { } encoded)
            {
                return ((char)encoded, i + 3);
            }

            if (text[i] != '\\')
            {
                return (text[i], i + 1);
            }

            // However often the text was put into a string, its escapes are a row of backslashes and one thing behind it.
            var behind = i + 1;
            while (behind < text.Length && text[behind] == '\\')
            {
                behind++;
            }

            return behind == text.Length ? ('\\', behind)
                : text[behind] == 'u' && HexDigits.At(text, behind + 1, 4) is { } escaped ? ((char)escaped, behind + 5)
                : (text[behind], behind + 1);
        }
    }
}
