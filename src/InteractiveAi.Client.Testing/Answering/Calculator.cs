using System.Globalization;

namespace InteractiveAi.Client.Testing;

/// <summary>Evaluates one expression by recursive descent.</summary>
/// <exception cref="DivideByZeroException">The expression divides by zero.</exception>
/// <exception cref="OverflowException">An intermediate value is out of range.</exception>
internal sealed class Calculator(string expression)
{
    private const int MaxDepth = 50;
    private const int MaxExponent = 100;

    private int _position;
    private int _depth;
    private bool _failed;

    public bool TryEvaluate(out decimal value)
    {
        value = Sum();
        return !_failed && Peek() == '\0';
    }

    private decimal Sum()
    {
        var value = Product();
        while (Peek() is var sign and ('+' or '-'))
        {
            _position++;
            var right = Product();
            value = sign == '+' ? value + right : value - right;
        }

        return value;
    }

    private decimal Product()
    {
        var value = Power();
        while (Peek() is var sign and ('*' or '/'))
        {
            _position++;
            var right = Power();
            // A term that could not be read is 0, and dividing by it would report the wrong problem.
            if (_failed)
            {
                return 0;
            }

            value = sign == '*' ? value * right : value / right;
        }

        return value;
    }

    private decimal Power()
    {
        var value = Term();
        if (Peek() != '^')
        {
            return value;
        }

        _position++;
        var exponent = Term();
        if (exponent != decimal.Truncate(exponent) || Math.Abs(exponent) > MaxExponent)
        {
            _failed = true;
            return 0;
        }

        var result = 1m;
        for (var count = 0; count < Math.Abs(exponent); count++)
        {
            result *= value;
        }

        return exponent < 0 ? 1 / result : result;
    }

    private decimal Term()
    {
        if (++_depth > MaxDepth)
        {
            return Fail();
        }

        var value = Peek() switch
        {
            '-' => Negated(),
            '(' => Parenthesised(),
            >= '0' and <= '9' => Number(),
            _ => Fail(),
        };
        _depth--;
        return value;
    }

    private decimal Negated()
    {
        _position++;
        return -Term();
    }

    private decimal Parenthesised()
    {
        _position++;
        var value = Sum();
        if (Peek() != ')')
        {
            return Fail();
        }

        _position++;
        return value;
    }

    private decimal Number()
    {
        var start = _position;
        while (
            _position < expression.Length && (char.IsAsciiDigit(expression[_position]) || expression[_position] == '.')
        )
        {
            _position++;
        }

        var digits = expression.AsSpan(start, _position - start);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : Fail();
    }

    private decimal Fail()
    {
        _failed = true;
        return 0;
    }

    private char Peek()
    {
        while (_position < expression.Length && char.IsWhiteSpace(expression[_position]))
        {
            _position++;
        }

        return _position < expression.Length ? expression[_position] : '\0';
    }
}
